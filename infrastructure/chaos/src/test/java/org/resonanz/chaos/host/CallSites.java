package org.resonanz.chaos.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The places in the product's code that call AWS. They are found in the bytecode, and copies of their classes are
 * written in which each call says where it stands.
 */
public final class CallSites {
    private static final String SDK = "software/amazon/awssdk/services/";
    private static final Set<String> CLIENTS = Set.of(SDK + "dynamodb/DynamoDbClient", SDK + "sesv2/SesV2Client",
            SDK + "eventbridge/EventBridgeClient", SDK + "secretsmanager/SecretsManagerClient");
    private static final String HOST_FUNCTION = "org/resonanz/local/functions/LocalFunction";
    private static final String HANDLER = "com/amazonaws/services/lambda/runtime/RequestStreamHandler";
    private static final Set<String> OTHERS = Set.of("chaos", "local", "testing", "dynamodb", "bench", "rehearsal",
            "scanners", "template");
    private static final ClassDesc MARK = ClassDesc.of("org.resonanz.chaos.inside.Sites");
    private static final ClassDesc RUN = ClassDesc.of("org.resonanz.chaos.inside.Invocations");

    private final Path folder;
    private final SortedSet<String> sites = new TreeSet<>();

    private CallSites(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds all call sites of the classes on this process's class path.
     *
     * @param folder gets the classes that name their calls, for the beginning of a class path
     * @return the sites, such as {@code RequestTable:38 getItem}
     */
    public static SortedSet<String> name(Path folder) throws IOException {
        var found = new CallSites(folder);
        for (var entry : classPath().split(File.pathSeparator)) {
            found.nameAll(Path.of(entry));
        }
        var interceptors = folder.resolve("software/amazon/awssdk/global/handlers/execution.interceptors");
        Files.createDirectories(interceptors.getParent());
        Files.writeString(interceptors, "org.resonanz.chaos.inside.ChaosInterceptor\n");
        return found.sites;
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void nameAll(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            nameBelow(entry);
        } else if (entry.toString().endsWith(".jar") && Files.exists(entry)) {
            try (var jar = FileSystems.newFileSystem(entry)) {
                nameBelow(jar.getPath("/"));
            }
        }
    }

    private void nameBelow(Path root) throws IOException {
        var product = root.resolve("org/resonanz");
        if (Files.exists(product)) {
            try (var files = Files.walk(product)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file -> nameClass(root.relativize(file).toString(), file));
            }
        }
    }

    private void nameClass(String name, Path file) {
        if (OTHERS.contains(name.split("/")[2]) && !name.equals(HOST_FUNCTION + ".class")) {
            return;
        }
        try {
            var model = ClassFile.of().parse(Files.readAllBytes(file));
            var before = sites.size();
            var simple = name.replaceAll(".*/|\\.class$|\\$.*", "");
            var changed = ClassFile.of().transformClass(model,
                    ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> new Naming(simple))));
            if (sites.size() > before || name.startsWith(HOST_FUNCTION)) {
                var target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                Files.write(target, changed);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts the naming before each call of a client, and the host's call of a function into the chaos's hands. */
    private final class Naming implements CodeTransform {
        private final String simpleName;
        private int line;

        private Naming(String simpleName) {
            this.simpleName = simpleName;
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LineNumber number) {
                line = number.line();
            }
            if (element instanceof InvokeInstruction call) {
                accept(code, call);
            } else {
                code.with(element);
            }
        }

        private void accept(CodeBuilder code, InvokeInstruction call) {
            var owner = call.owner().asInternalName();
            var type = call.typeSymbol();
            if (CLIENTS.contains(owner) && type.parameterCount() == 1) {
                var site = simpleName + ":" + line + " " + call.name().stringValue().replace("Paginator", "");
                sites.add(site);
                code.ldc(site).invokestatic(MARK, "mark", MethodTypeDesc.of(ConstantDescs.CD_Object,
                        ConstantDescs.CD_Object, ConstantDescs.CD_String)).checkcast(type.parameterType(0));
            } else if (owner.equals(HANDLER) && simpleName.equals("LocalFunction")) {
                code.invokestatic(RUN, "run", type.insertParameterTypes(0, ClassDesc.of(HANDLER.replace('/', '.'))));
                return;
            }
            code.with(call);
        }
    }
}
