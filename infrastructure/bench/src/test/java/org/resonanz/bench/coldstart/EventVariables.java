package org.resonanz.bench.coldstart;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The variables of {@code events/env.json}, in a region that is not there. */
final class EventVariables {
    private EventVariables() {}

    static Map<String, String> all() throws IOException {
        var variables = new HashMap<String, String>();
        CompanyFile.variables().forEach((name, value) -> variables.put(name, value.toString()));
        variables.put("AWS_REGION", "eu-central-1");
        return variables;
    }
}
