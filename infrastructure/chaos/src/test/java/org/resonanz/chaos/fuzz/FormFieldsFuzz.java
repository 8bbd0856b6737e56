package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.util.stream.Collectors;
import org.resonanz.gate.FormFields;

/** Parses forms: those of whole fields say the same once they are written and read again. */
class FormFieldsFuzz extends Fuzz {

    @Override
    void send(byte[] input) {
        var fields = FormFields.parse(new String(input, UTF_8));
        var written = fields.values().entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                + URLEncoder.encode(field.getValue(), UTF_8)).collect(Collectors.joining("&"));
        assertEquals(new FormFields(fields.values(), true), FormFields.parse(written));
        fields.values().keySet().forEach(fields::lines);
        fields.decoyed();
    }
}
