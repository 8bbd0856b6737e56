"""Checks what template.yaml becomes on AWS: how a deployment reaches the alias "live" of every function.

Needs SAM's translator, which comes with cfn-lint; says so where it is missing.
"""

import copy
import json
import logging
import os
import re
import subprocess
import sys
import tomllib

try:
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
except ImportError:
    print("SAM's translator is not installed: the translated template was not checked")
    sys.exit()

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
logging.getLogger("samtranslator").setLevel(logging.CRITICAL)
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
DEPLOYING = ["README.md", "infrastructure/docs/operating.md", "infrastructure/docs/runbook.md"]
STAGES = "infrastructure/samconfig.toml"


class Policies:
    """Knows no managed policies by name: the template uses none."""

    @staticmethod
    def load():
        return {}


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def translated(values, code="code"):
    """Returns what SAM makes of the template whose functions' code was uploaded under a key."""
    template = copy.deepcopy(TEMPLATE)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = f"s3://bucket/{code}"
    return transform(template, values, Policies)


def versions(values, code="code"):
    """Returns the ids of the published versions by function; CloudFormation makes a new version for a new id."""
    resources = translated(values, code)["Resources"]
    return {
        resource["Properties"]["FunctionName"]["Ref"]: name
        for name, resource in resources.items()
        if resource["Type"] == "AWS::Lambda::Version"
    }


def require_all_new(before, after, change):
    kept = [function for function in before if before[function] == after[function]]
    assert not kept, f"{change} does not reach the alias of {', '.join(kept)}"


def check_versions():
    """A release with changed code or any changed parameter alone has a new version of each function."""
    values = {name: parameter.get("Default", "one") for name, parameter in TEMPLATE["Parameters"].items()}
    before = versions(values | {"Release": "1764304800"})
    functions = [name for name, resource in TEMPLATE["Resources"].items() if resource["Type"] == "AWS::Serverless::Function"]
    assert sorted(before) == sorted(functions), "a function publishes no version"
    require_all_new(before, versions(values | {"Release": "1764304801"}, "changed"), "changed code")
    for name in values.keys() - {"Release"}:
        changed = values | {"Release": "1764304801", name: "true" if name == "Canary" else "changed"}
        require_all_new(before, versions(changed), f"a changed {name}")


def check_canary():
    """Traffic shifts gradually, watched by the alarms, for each function where the parameter says so and nowhere else."""
    values = {"Release": "1", "JwtIssuer": "https://issuer.example", "MailFrom": "a@b.example", "PageOrigin": "https://c.example"}
    for canary in ("true", "false"):
        resources = translated(values | {"Canary": canary})["Resources"]
        aliases = [resource for resource in resources.values() if resource["Type"] == "AWS::Lambda::Alias"]
        groups = [resource for resource in resources.values() if resource["Type"] == "AWS::CodeDeploy::DeploymentGroup"]
        shifted = [alias for alias in aliases if "CodeDeployLambdaAliasUpdate" in alias.get("UpdatePolicy", {})]
        assert len(shifted) == len(groups) == (len(aliases) if canary == "true" else 0), f"Canary={canary} is not heeded"
        assert all(group["Properties"]["AlarmConfiguration"]["Alarms"] for group in groups), "a canary heeds no alarm"
        assert len(resources) <= 500, f"{len(resources)} resources are more than a stack may have"


def check_failures():
    """Lambda may tell the queue what a function could not take from the stream: SAM permits that, not the template."""
    values = {"Release": "1", "JwtIssuer": "https://issuer.example", "MailFrom": "a@b.example", "PageOrigin": "https://c.example"}
    policies = json.dumps(translated(values)["Resources"]["PublishEventsRole"]["Properties"]["Policies"])
    assert "sqs:SendMessage" in policies and "UnpublishedChanges" in policies, "nobody would hear of unpublished changes"


def check_awake():
    """The daily calls go to aliases: AWS would drop the snapshots of published versions all the same if others were called."""
    values = {"Release": "1", "JwtIssuer": "https://issuer.example", "MailFrom": "a@b.example", "PageOrigin": "https://c.example"}
    resources = translated(values)["Resources"]
    called = resources["Awake"]["Properties"]["Parameters"]["Functions"]["Fn::Join"][1]
    others = [name for name in called if resources[name["Ref"]]["Type"] != "AWS::Lambda::Alias"]
    assert not others, f"the snapshots of {others} are not kept"


def check_release():
    """The documented command gives Release another valid value whenever it runs, even a second later."""
    allowed = TEMPLATE["Parameters"]["Release"]["AllowedPattern"]
    assert "Default" not in TEMPLATE["Parameters"]["Release"], "Release has a default, which would be the same each time"
    assert not re.match(allowed, "1" * 11), "SAM looks at the first ten characters of Release only"
    for path in DEPLOYING:
        commands = [line for line in read(path).splitlines() if re.search(r"sam deploy --", line)]
        assert commands, f"{path} does not say how to deploy"
        for command in commands:
            found = re.search(r"\$\(date \+(%\w)+\)", command)
            assert found, f"{path}: \"{command}\" does not set Release anew"
            releases = [
                subprocess.run(["bash", "-c", found[0][2:-1] + f" -d @{second}"], capture_output=True, text=True, check=True)
                .stdout.strip()
                for second in (1764304800, 1764304801)
            ]
            assert releases[0] != releases[1], f"{path}: two runs of \"{command}\" have the same Release"
            assert all(re.match(allowed, release) for release in releases), f"{path}: {releases} is not allowed"


def check_stages():
    """The sample of two stages sets parameters that there are, all that have no default, and two different stacks."""
    stages = {name: stage for name, stage in tomllib.loads(read(STAGES)).items() if name != "version"}
    assert len({stage["global"]["parameters"]["stack_name"] for stage in stages.values()}) == len(stages) == 2
    declared = TEMPLATE["Parameters"]
    for name, stage in stages.items():
        values = dict(value.split("=", 1) for value in stage["deploy"]["parameters"]["parameter_overrides"])
        assert not values.keys() - declared.keys(), f"{name} sets what is no parameter: {values.keys() - declared.keys()}"
        missing = [parameter for parameter in declared if "Default" not in declared[parameter] and parameter not in values]
        assert not missing, f"{name} does not set {missing}"
        assert not re.match(declared["Release"]["AllowedPattern"], values.pop("Release")), "Release would stay the same"
        for parameter, value in values.items():
            assert re.match(declared[parameter].get("AllowedPattern", ""), value), f"{name}: {parameter} is not allowed"


TEMPLATE = yaml_parse(read("template.yaml"))
check_versions()
check_canary()
check_failures()
check_awake()
check_release()
check_stages()
print("The translated template: each deployment reaches every function, gradually where it is asked for")
