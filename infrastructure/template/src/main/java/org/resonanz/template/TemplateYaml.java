package org.resonanz.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads CloudFormation YAML, turning the short forms of functions ({@code !Ref}) into the long ones. */
final class TemplateYaml extends SafeConstructor {

    private TemplateYaml() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new ShortForm());
    }

    /** Reads a file, which must hold a mapping. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return (Map<String, Object>) new Yaml(new TemplateYaml()).load(reader);
        }
    }

    /** Turns a short form into a mapping with the long one. */
    private final class ShortForm extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            var name = node.getTag().getValue().substring(1);
            var longName = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
            var value = value(node);
            if (name.equals("GetAtt") && value instanceof String path) {
                var dot = path.indexOf('.');
                value = List.of(path.substring(0, dot), path.substring(dot + 1));
            }
            return Map.of(longName, value);
        }

        private Object value(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new TemplateException("Unknown YAML at " + node.getStartMark());
            };
        }
    }
}
