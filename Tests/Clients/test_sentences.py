"""Every sentence that the rooms of AWS's words can say stands in a test, and so does every sentence that
AWS says today: `current_sentences.txt` lists those. The others are named here, with the reason."""

import sentences

ROOMS = ("Engine", "Expressions", "PartiQL", "Validation", "Wire")

EXPLANATION = "a part of an explanation, which no client compares; `test_explanations.py` holds their kinds"
KIND = "a kind of JSON that stands in sentences beside others which tests hold"
UNREACHABLE = "no request brings it about"
UNTOLD = {
    "User is not authorized to perform this operation on resource:": "only the exception is known",
    "because no resource-based policy allows it": "only the exception is known",
    "The store of this database cannot be forked; open the database in memory or on a SQLite file.": UNREACHABLE,
    "Invalid Base64 character: '": "only the exception is known ([scylla-alternator])",
    "STRING_SET": KIND,
    "NUMBER_SET": KIND,
    "BINARY_SET": KIND,
    "START_OBJECT": KIND,
    "START_ARRAY": KIND,
    "NULL_VALUE": KIND,
    "java.util.Date": KIND,
    "no Authorization header that starts with AWS4-": EXPLANATION,
    "of its parts": EXPLANATION,
    "the access key is one of the setting accessKeys": EXPLANATION,
    "a pair of accessKeys, or a server that runs with --auth any": EXPLANATION,
    "the signature matches the key's secret": EXPLANATION,
    "a signature that differs from that of the string to sign": EXPLANATION,
    "over the canonical request": EXPLANATION,
    "the secret in accessKeys, and an unmodified request": EXPLANATION,
    "Authorization header requires 'Algorithm' parameter.": UNREACHABLE,
    "any credentials, such as AWS_ACCESS_KEY_ID=x and AWS_SECRET_ACCESS_KEY=x, or a server that runs with "
    "--auth none": EXPLANATION,
}


def untold() -> set[str]:
    told = sentences.said_by_tests()
    return {
        part
        for part, file in sentences.said_by_sources().items()
        if file.startswith(tuple(f"Sources/Dynamock{room}/" for room in ROOMS)) and part not in told
    }


def test_every_sentence_stands_in_a_test():
    assert untold() <= UNTOLD.keys()


def test_what_has_come_to_stand_in_a_test_is_not_excused():
    assert UNTOLD.keys() <= untold()


def test_what_aws_says_today_stands_in_a_test():
    asserted = "\0".join(sentences.asserted())
    assert [each for each in sentences.current() if not sentences.pattern(each).search(asserted)] == []
