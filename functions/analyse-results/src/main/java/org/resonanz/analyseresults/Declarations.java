package org.resonanz.analyseresults;

import org.resonanz.results.DeclaredTable;
import org.resonanz.results.HypothesisTable;
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.results.Training;
import org.resonanz.teams.ActionTable;

/** Where what people declared before it was looked at stands, and what they uploaded. */
record Declarations(DeclaredTable<Training> trainings, ActionTable actions, HypothesisTable hypotheses,
        OutcomeValueTable values) {
}
