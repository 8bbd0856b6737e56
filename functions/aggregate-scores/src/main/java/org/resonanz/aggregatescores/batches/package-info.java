/**
 * The entry of facts and the closing of batches. No AWS type comes here.
 *
 * <p>The words for a fact on its way:
 *
 * <dl>
 * <dt>fact</dt><dd>a completion, an invitation or an answer, as the table holds it under the day of its entry</dd>
 * <dt>voice</dt><dd>one requester's latest answer among some</dd>
 * <dt>silence</dt><dd>a requester who was asked and has no voice among some</dd>
 * <dt>row</dt><dd>({@code DayRow}) all voices and silences that entered on one day at one interface</dd>
 * <dt>parcel</dt><dd>({@code Parcel}) a row on its way: the nodes where it has waited, and whether it has closed</dd>
 * <dt>node</dt><dd>({@code Node}) a place where parcels wait and close: an interface, a team, or a team's pool</dd>
 * <dt>union</dt><dd>({@code Union}) the rows of all parcels at a node, each requester with one voice or silence</dd>
 * <dt>batch</dt><dd>({@code Batch}) a union that has closed: sums without pseudonyms, published and never
 * changed</dd>
 * <dt>crowd</dt><dd>({@code Crowd}) the number of those asked for a batch, told as a class</dd>
 * </dl>
 */
package org.resonanz.aggregatescores.batches;
