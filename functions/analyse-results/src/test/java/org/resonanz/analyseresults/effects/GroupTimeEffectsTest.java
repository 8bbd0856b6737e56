package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupTimeEffectsTest {
    /** Two units of each of four names, in periods 1 to 4; {@code first} is raised by 3 from period 3 on. */
    private static final Panel PANEL = panel();

    @Test
    void an_effect_on_all_alike_is_found_exactly() {
        var found = of(Map.of("first0", 3, "first1", 3), Controls.NEVER_TRAINED, BasePeriod.VARYING);
        assertEquals(List.of(0.0, 3.0, 3.0), found.all().stream().map(each -> each.effect().value()).toList());
        assertEquals(new Effect(3, 0), found.overall().orElseThrow());
        assertEquals(new Effect(0, 0), found.dynamic().get(-1));
        assertEquals(new Effect(3, 0), found.dynamicOverall().orElseThrow());
    }

    @Test
    void the_universal_base_has_no_effect_of_its_own() {
        var found = of(Map.of("first0", 3, "first1", 3), Controls.NEVER_TRAINED, BasePeriod.UNIVERSAL);
        assertEquals(Set.of(-2, -1, 0, 1), found.dynamic().keySet());
        assertEquals(new Effect(0, 0), found.dynamic().get(-1));
    }

    @Test
    void units_trained_at_the_start_are_left_out_and_those_after_the_end_are_controls() {
        var found = of(Map.of("first0", 3, "first1", 3, "second0", 1, "second1", 0, "third0", 5),
                Controls.NEVER_TRAINED,
                BasePeriod.VARYING);
        assertEquals(Set.of(3), found.byGroup().keySet());
        assertEquals(new Effect(3, 0), found.simple().orElseThrow());
    }

    @Test
    void without_controls_there_is_no_effect() {
        var all = Map.of("first0", 3, "first1", 3, "second0", 3, "second1", 3, "third0", 4, "third1", 4);
        assertEquals(Optional.empty(), of(all, Controls.NEVER_TRAINED, BasePeriod.VARYING).overall());
        assertEquals(Optional.empty(), of(all, Controls.NEVER_TRAINED, BasePeriod.VARYING).simple());
        assertEquals(Optional.empty(), of(all, Controls.NEVER_TRAINED, BasePeriod.VARYING).dynamicOverall());
        // Until period 3 the third are not trained yet; from 4 on nobody is there to compare with.
        var found = of(all, Controls.NOT_YET_TRAINED, BasePeriod.VARYING);
        assertEquals(Set.of(3), found.byGroup().keySet());
        assertEquals(1.5, found.overall().orElseThrow().value());
        assertEquals(Optional.empty(), RandomizationInference.of(PANEL, all, Controls.NEVER_TRAINED, 10, 1));
    }

    @Test
    void without_outcomes_there_is_no_effect() {
        var found = GroupTimeEffects.of(Panel.of(List.of()), Map.of("first0", 3), Controls.NOT_YET_TRAINED,
                BasePeriod.VARYING);
        assertTrue(found.all().isEmpty());
        assertEquals(Optional.empty(), found.overall());
    }

    @Test
    void the_interval_is_the_normal_one() {
        assertEquals(2 - 1.959964 * 0.5, new Effect(2, 0.5).low(), 1e-6);
        assertEquals(2 + 1.959964 * 0.5, new Effect(2, 0.5).high(), 1e-6);
    }

    private static GroupTimeEffects of(Map<String, Integer> firstTrained, Controls controls, BasePeriod base) {
        return GroupTimeEffects.of(PANEL, firstTrained, controls, base);
    }

    private static Panel panel() {
        var cells = new ArrayList<Panel.Cell>();
        for (var name : List.of("first", "second", "third")) {
            for (var unit = 0; unit < 2; unit++) {
                for (var period = 1; period <= 4; period++) {
                    cells.add(new Panel.Cell(name + unit, period,
                            10 * unit + period * period + (name.equals("first") && period >= 3 ? 3 : 0)));
                }
            }
        }
        return Panel.of(cells);
    }
}
