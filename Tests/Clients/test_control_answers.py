"""docs/control-api.md shows under each request what the server answers: its members, and the kinds of their values."""

from control_answers import PAGE, answers, difference, formatted, read, requests, shortened


def test_the_answers_of_the_page_have_the_members_that_the_server_answers(own_server, tmp_path):
    text = PAGE.read_text()
    found = requests(text)
    assert len(found) > 15
    given = answers(own_server(None), tmp_path, text)
    for (block, body), values in zip(found, given, strict=True):
        shown = read(block.group(2))
        assert len(shown) == len(values), f"{body} has {len(values)} answers, the page {len(shown)}"
        for one, other in zip(shown, values, strict=True):
            assert difference(one, shortened(other)) is None, f"{body}\n{difference(one, shortened(other))}\n" + (
                formatted(other))


def test_the_comparison_finds_what_is_different():
    assert difference({"a": 1}, {"a": 2.5}) is None
    assert difference({"a": 1}, {"a": "1"}) == ".a: 1, '1'"
    assert difference({"a": 1}, {"b": 1}) == ": ['a', 'b']"
    assert difference({"a": [1]}, {"a": []}) == ".a: 1 elements, 0"
    assert read('{"a": 1}\n{"b": 2}') == [{"a": 1}, {"b": 2}]
