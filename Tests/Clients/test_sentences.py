"""Every sentence that the rooms of AWS's words can say stands in a test, but for those named here."""

import sentences

ROOMS = ("Engine", "Expressions", "PartiQL", "Validation", "Wire")

# Names that no request brings about, and sentences that tests hold by their kind or not yet at all.
UNTOLD = {
    'Internal server error',
    'User is not authorized to perform this operation on resource:',
    'because no resource-based policy allows it',
    'ProvisionedThroughput must be specified for index:',
    'Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20',
    'The store of this database cannot be forked; open the database in memory or on a SQLite file.',
    'Invalid ShardIterator',
    'Invalid SequenceNumber for the shard',
    'The operation attempted to read past the oldest stream record in a shard.',
    'STRING_SET',
    'NUMBER_SET',
    'BINARY_SET',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    'is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html',
    "Invalid Base64 character: '",
    'START_OBJECT',
    'START_ARRAY',
    'NULL_VALUE',
    'java.util.Date',
    'no Authorization header that starts with AWS4-',
    'of its parts',
    'the access key is one of the setting accessKeys',
    'a pair of accessKeys, or a server that runs with --auth any',
    "the signature is the one that the key's secret gives",
    'another one than that of the string to sign',
    'over the canonical request',
    'the secret that accessKeys holds, and a request that nobody has changed',
    "Authorization header requires 'Algorithm' parameter.",
    'any credentials, such as AWS_ACCESS_KEY_ID=x and AWS_SECRET_ACCESS_KEY=x, or a server that runs with --auth none',
}


def untold() -> set[str]:
    told = sentences.said_by_tests()
    return {
        part
        for part, file in sentences.said_by_sources().items()
        if file.startswith(tuple(f"Sources/Dynamock{room}/" for room in ROOMS)) and part not in told
    }


def test_every_sentence_stands_in_a_test():
    assert untold() <= UNTOLD
