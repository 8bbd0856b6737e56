package org.resonanz.local;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.template.Template;

/** The walls of the house: which packages may know which. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.resonanz");
    /** Packages whose records and rules touch neither table nor queue. */
    private static final String[] PURE = {"org.resonanz.aggregatescores.batches..",
        "org.resonanz.aggregatescores.scores..", "org.resonanz.facts.."};
    private static final String[] OUTSIDE = {"software.amazon..", "com.amazonaws..", "org.resonanz.platform.aws..",
        "org.resonanz.platform.http..", "org.resonanz.platform.queues.."};

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
        check(noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat().resideInAnyPackage(OUTSIDE));
    }

    @Test
    void no_package_of_common_waits_for_itself() {
        check(SlicesRuleDefinition.slices().matching("org.resonanz.(*)..").should().beFreeOfCycles());
    }

    /** Waiting for the table there would keep everybody else waiting. Scanners run alone in their process. */
    @Test
    void nothing_runs_in_the_pool_that_all_share() {
        check(noClasses().that().resideOutsideOfPackage("org.resonanz.scanners..").should().callMethodWhere(
                target(nameMatching("parallel|parallelStream|supplyAsync|runAsync|commonPool"))));
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }

    /** The package of each function, told from the folders. */
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
