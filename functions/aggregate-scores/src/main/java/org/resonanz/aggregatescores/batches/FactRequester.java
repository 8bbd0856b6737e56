package org.resonanz.aggregatescores.batches;

/**
 * The requester of a fact, as far as a night knows them.
 *
 * @param ref     the pseudonym of the address without its tag
 * @param mailRef the pseudonym of the whole address, its tag included, under which bounces are noted
 * @param domain  the domain of the address
 */
public record FactRequester(String ref, String mailRef, String domain) {
}
