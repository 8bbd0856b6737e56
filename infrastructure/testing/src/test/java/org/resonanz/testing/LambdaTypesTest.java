package org.resonanz.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaTypesTest {
    @Test
    void what_a_type_does_not_know_is_lost_and_named_by_its_path() {
        assertEquals(List.of("/statusText"), LambdaTypes.HTTP.lostOfResponse(
                """
                        {"statusCode": 200, "statusText": "OK", "headers": {"location": "/x"}, "cookies": ["a=b"], "body": ""}"""));
        assertEquals(List.of("/batchItemFailures/0/messageId"), LambdaTypes.QUEUE.lostOfResponse("""
                {"batchItemFailures": [{"messageId": "1"}]}"""));
        assertEquals(List.of("/Records/0/md5"), LambdaTypes.QUEUE.lostOfEvent("""
                {"Records": [{"messageId": "1", "md5": "2", "eventSource": "aws:sqs"}]}"""));
    }

    @Test
    void a_number_is_the_same_however_it_is_written() {
        assertEquals(List.of(), LambdaTypes.STREAM.lostOfEvent("""
                {"Records": [{"eventName": "MODIFY", "dynamodb": {"ApproximateCreationDateTime": 1795339800,
                "Keys": {"PK": {"S": "TEAMS"}}, "NewImage": {"n": {"N": "1"}, "b": {"BOOL": false}}}}]}"""));
    }

    @Test
    void the_input_of_a_schedule_is_of_no_type() {
        assertNull(LambdaTypes.of(Map.of("scheduledTime", "2026-11-22T02:15:00Z")));
    }
}
