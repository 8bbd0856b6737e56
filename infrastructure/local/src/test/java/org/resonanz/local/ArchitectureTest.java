package org.resonanz.local;

import static com.tngtech.archunit.base.DescribedPredicate.and;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.http.Problem;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Checks which packages may use which. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.resonanz");
    /** Packages whose records and rules touch neither table nor queue. */
    private static final String[] PURE = {"org.resonanz.aggregatescores.batches..",
        "org.resonanz.aggregatescores.scores..", "org.resonanz.analyseresults.effects..", "org.resonanz.facts.."};
    private static final String[] AWS = {"software.amazon..", "com.amazonaws..", "org.resonanz.platform.aws..",
        "org.resonanz.platform.queues.."};
    private static final String HTTP = "org.resonanz.platform.http..";
    /** Packages that work on items as they are stored: they find, disclose and erase whatever names a person. */
    private static final String[] WHATEVER_IS_STORED = {"org.resonanz.traces..", "org.resonanz.discloseperson..",
        "org.resonanz.eraseperson.."};
    /** Classes that read a secret, not the table. */
    private static final Set<String> KEYS = Set.of("org.resonanz.links.LinkKeys", "org.resonanz.people.Pseudonyms");
    /** The package of the night that reads and writes the table. */
    private static final String NIGHTS_TABLE = "org.resonanz.aggregatescores.table..";

    @Test
    void the_platform_knows_no_subject() {
        check(noClasses().that().resideInAPackage("org.resonanz.platform..").should().dependOnClassesThat(
                resideInAPackage("org.resonanz..").and(resideOutsideOfPackage("org.resonanz.platform.."))));
    }

    @Test
    void subjects_know_no_route() {
        check(noClasses().that().resideInAnyPackage(subjects().toArray(String[]::new)).should().dependOnClassesThat()
                .resideInAPackage("org.resonanz.api.."));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_knows_no_other_function(String function) {
        var others = functions().stream().filter(other -> !other.equals(function)).toArray(String[]::new);
        check(noClasses().that().resideInAPackage(function).should().dependOnClassesThat().resideInAnyPackage(others));
    }

    @Test
    void common_knows_no_function() {
        check(noClasses().that().resideInAnyPackage(subjects().toArray(String[]::new)).or()
                .resideInAPackage("org.resonanz.platform..").should().dependOnClassesThat()
                .resideInAnyPackage(functions().toArray(String[]::new)));
    }

    @Test
    void rules_know_no_aws_and_no_http() {
        check(noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat().resideInAnyPackage(AWS)
                .orShould()
                .dependOnClassesThat().resideInAPackage(HTTP));
    }

    @Test
    void records_and_rules_of_a_subject_know_no_aws() {
        check(noClasses().that().resideInAnyPackage(subjects().toArray(String[]::new)).and()
                .resideOutsideOfPackages(WHATEVER_IS_STORED).and(notNamed("Items?|Table")).and(notAmong(KEYS)).should()
                .dependOnClassesThat().resideInAnyPackage(AWS));
    }

    @Test
    void rules_log_nothing() {
        check(noClasses().that().resideInAnyPackage(PURE).or().resideInAnyPackage(subjects().toArray(String[]::new))
                .should().dependOnClassesThat().resideInAnyPackage("org.resonanz.platform.log..", "org.slf4j.."));
    }

    @Test
    void rules_of_a_subject_hold_no_table() {
        check(noClasses().that().resideInAnyPackage(subjects().toArray(String[]::new)).and(notNamed("Table")).should()
                .dependOnClassesThat().haveSimpleNameEndingWith("Table"));
    }

    @Test
    void subjects_know_no_http() {
        check(noClasses().that().resideInAnyPackage(subjects().toArray(String[]::new)).should().dependOnClassesThat()
                .resideInAPackage(HTTP));
    }

    @Test
    void rules_of_a_function_know_no_aws() {
        check(noClasses().that().resideInAnyPackage(functions().toArray(String[]::new)).and()
                .resideOutsideOfPackages(WHATEVER_IS_STORED).and().resideOutsideOfPackage(NIGHTS_TABLE)
                .and(notNamed("Items?|Table|Bus|Handler")).should()
                .dependOnClassesThat().resideInAPackage("software.amazon.."));
    }

    @Test
    void rules_of_a_function_know_no_http() {
        check(noClasses().that().resideInAnyPackage(functions().toArray(String[]::new)).and(
                notNamed("Handler|Json|Query|Cursor|Columns|Pages?|Submission|ChangeLinks")).should()
                .dependOnClassesThat().resideInAPackage(HTTP));
    }

    @Test
    void only_the_http_floor_makes_problems() {
        check(noClasses().that().resideInAnyPackage(functions().toArray(String[]::new)).and(
                notNamed("Handler|Json|Query|Cursor")).should()
                .dependOnClassesThat().areAssignableTo(Problem.class));
    }

    @Test
    void only_items_spell_keys_and_attributes() {
        check(noClasses().that().resideInAnyPackage("org.resonanz..").and()
                .resideOutsideOfPackages("org.resonanz.platform.aws..", "org.resonanz.traces..").and(notNamed("Items?"))
                .should().accessTargetWhere(target(owner(type(Items.class))).and(
                        target(nameMatching("key|item|text|texts|number|flag|instant|expiresAt|required.*")))));
    }

    @Test
    void only_tables_write() {
        check(noClasses().that(notNamed("Table")).should().accessTargetWhere(target(owner(type(DynamoDbClient.class)))
                .and(target(nameMatching(
                        "(put|update|delete|transactWrite|batchWrite)Items?|.*Statement|executeTransaction")))));
    }

    /** A fault of AWS while a version is published would fail the deployment. */
    @Test
    void what_runs_before_a_snapshot_may_fail() {
        check(methods().that().haveName("beforeCheckpoint").should(new ArchCondition<>("leave all to Priming") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                // A reference to a method of a field checks the field.
                var calls = method.getMethodCallsFromSelf().stream()
                        .filter(call -> !call.getTargetOwner().isEquivalentTo(Objects.class)).toList();
                var only = calls.stream().allMatch(call -> call.getTargetOwner().isEquivalentTo(Priming.class));
                events.add(new SimpleConditionEvent(method, only && !calls.isEmpty(),
                        method.getFullName() + " calls " + calls));
            }
        }));
    }

    @Test
    void no_package_of_common_waits_for_itself() {
        check(SlicesRuleDefinition.slices().matching("org.resonanz.(*)..").should().beFreeOfCycles());
    }

    /**
     * Waiting for the table in the common pool would keep everybody else waiting. Scanners run alone in their process.
     */
    @Test
    void nothing_runs_in_the_pool_that_all_share() {
        check(noClasses().that().resideOutsideOfPackage("org.resonanz.scanners..").should().callMethodWhere(
                target(nameMatching("parallel|parallelStream|supplyAsync|runAsync|commonPool"))));
    }

    /** Functions start without them: they come by {@code testing} alone, on which all depend for their tests. */
    @Test
    void the_types_of_aws_are_known_to_tests_alone() throws IOException {
        var types = Pattern.compile("<artifactId>aws-lambda-java-(events|serialization)</artifactId>");
        var testing = Pattern
                .compile("<artifactId>testing</artifactId>\\s*<version>[^<]*</version>(?!\\s*<scope>test<)");
        try (var files = Files.walk(Template.find().getParent(), 3)) {
            for (var pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                var text = Files.readString(pom);
                assertEquals(
                        pom.getParent().endsWith("infrastructure/testing") || pom.getParent().resolve("template.yaml")
                                .toFile().exists(),
                        types.matcher(text).find(), pom.toString());
                assertFalse(testing.matcher(text).find(), pom.toString());
            }
        }
    }

    /** Matches classes whose name, or that of the outermost class around them, does not match a pattern. */
    private static DescribedPredicate<JavaClass> notNamed(String endings) {
        return not(nameMatching("[^$]*(" + endings + ")(\\$.*)?"));
    }

    private static DescribedPredicate<JavaClass> notAmong(Set<String> names) {
        return describe("not among " + names, known -> !names.contains(known.getName().replaceAll("\\$.*", "")));
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }

    static List<String> functions() {
        return folders("functions").filter(name -> !name.equals("common"))
                .map(name -> "org.resonanz." + name.replace("-", "") + "..").toList();
    }

    private static List<String> subjects() {
        return folders("functions/common/src/main/java/org/resonanz")
                .filter(name -> !name.equals("platform") && !name.equals("api"))
                .map(name -> "org.resonanz." + name + "..").toList();
    }

    private static Stream<String> folders(String path) {
        try (var files = Files.list(Template.find().resolveSibling(path))) {
            return files.filter(Files::isDirectory).map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("target") && !name.startsWith(".")).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
