/**
 * What a training changed, and what a company's figures move together with: estimates on panels of units and quarters,
 * each formula with its source. No AWS type comes here.
 */
@NullMarked
package org.resonanz.analyseresults.effects;

import org.jspecify.annotations.NullMarked;
