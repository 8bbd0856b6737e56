/**
 * The entry of facts and the closing of batches. No AWS type comes here. Records are immutable; what is mutable is a
 * class and says so.
 *
 * <p>The words for a fact on its way:
 *
 * <dl>
 * <dt>interface</dt><dd>({@code InterfaceKey}; a variable is called {@code source}) a
 * department as the customer of a provider team</dd>
 * <dt>fact</dt><dd>a completion, an invitation or an answer, as the table holds it under the day of its entry</dd>
 * <dt>voice</dt><dd>one requester's latest answer among some</dd>
 * <dt>silence</dt><dd>a requester who was asked and has no voice among some</dd>
 * <dt>row</dt><dd>({@code DayRow}) all voices and silences that entered on one day at one interface</dd>
 * <dt>parcel</dt><dd>({@code Parcel}) a row on its way: the nodes where it has waited, and whether it has closed</dd>
 * <dt>node</dt><dd>({@code Node}) where parcels wait and close: an interface, a team, or a team's pool;
 * {@code name} tells them apart within the team</dd>
 * <dt>union</dt><dd>({@code Union}) the rows of all parcels at a node, each requester with one voice or silence</dd>
 * <dt>batch</dt><dd>({@code Batch}) a union that has closed: sums without pseudonyms, published and never
 * changed</dd>
 * <dt>comment</dt><dd>({@code Comment}) a rating that has a comment, by name; the text stays with the rating</dd>
 * <dt>commented</dt><dd>({@code Commented}) the comments of a batch with its speakers, kept until they are
 * released</dd>
 * <dt>group</dt><dd>the commented of a team that are released together; their texts are then stored as
 * {@code QUOTES#date}</dd>
 * <dt>crowd</dt><dd>({@code Crowd}) the number of those asked for a batch, told as a class</dd>
 * </dl>
 */
@NullMarked
package org.resonanz.aggregatescores.batches;

import org.jspecify.annotations.NullMarked;
