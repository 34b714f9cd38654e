"""PynamoDB: models, indexes, conditions, batches and pages, as its users write them."""

import datetime

import pytest
from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
    UTCDateTimeAttribute,
    VersionAttribute,
)
from pynamodb.connection import Connection
from pynamodb.exceptions import DeleteError, DoesNotExist, PutError, TransactWriteError
from pynamodb.exceptions import UpdateError
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.indexes import LocalSecondaryIndex
from pynamodb.models import Model
from pynamodb.transactions import TransactGet, TransactWrite

from tables import CREDENTIALS, REGION, new_name


@pytest.fixture
def models(server):
    """The models of a small forum, bound to a fresh table."""
    name = new_name("forum")

    class ByAuthor(GlobalSecondaryIndex):
        class Meta:
            index_name = "by-author"
            projection = AllProjection()

        author = UnicodeAttribute(hash_key=True)
        views = NumberAttribute(range_key=True)

    class ByViews(LocalSecondaryIndex):
        class Meta:
            index_name = "by-views"
            projection = KeysOnlyProjection()

        forum = UnicodeAttribute(hash_key=True)
        views = NumberAttribute(range_key=True)

    class Thread(Model):
        class Meta:
            table_name = name
            host = server.url
            region = REGION
            aws_access_key_id = CREDENTIALS["aws_access_key_id"]
            aws_secret_access_key = CREDENTIALS["aws_secret_access_key"]
            billing_mode = "PAY_PER_REQUEST"
            max_retry_attempts = 0

        forum = UnicodeAttribute(hash_key=True)
        subject = UnicodeAttribute(range_key=True)
        author = UnicodeAttribute(null=True)
        views = NumberAttribute(default=0)
        tags = UnicodeSetAttribute(null=True)
        open = BooleanAttribute(default=True)
        posted = UTCDateTimeAttribute(null=True)
        notes = ListAttribute(null=True)
        place = MapAttribute(null=True)
        extra = JSONAttribute(null=True)
        by_author = ByAuthor()
        by_views = ByViews()

    class Document(Model):
        class Meta(Thread.Meta):
            table_name = name + "-documents"

        name = UnicodeAttribute(hash_key=True)
        text = UnicodeAttribute(null=True)
        version = VersionAttribute()

    for model in (Thread, Document):
        model.create_table(wait=True)
    yield Thread, Document
    for model in (Thread, Document):
        model.delete_table()


def test_an_item_and_its_types(models):
    thread, _ = models
    posted = datetime.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=datetime.timezone.utc)
    made = thread(
        "Swift",
        "Typed throws",
        author="Ada",
        views=3,
        tags={"errors", "swift6"},
        posted=posted,
        notes=["a", 1, {"b": [True, None]}],
        place={"city": "Zürich", "zip": 8001},
        extra={"any": ["json"]},
    )
    made.save()
    found = thread.get("Swift", "Typed throws", consistent_read=True)
    assert found.to_dynamodb_dict() == made.to_dynamodb_dict()
    assert found.posted == posted and found.tags == {"errors", "swift6"}
    assert found.place.as_dict() == {"city": "Zürich", "zip": 8001}
    with pytest.raises(DoesNotExist):
        thread.get("Swift", "nothing")
    found.refresh()
    found.delete()
    assert thread.count("Swift") == 0


def test_updates_and_conditions(models):
    thread, _ = models
    made = thread("Swift", "Macros", views=1)
    made.save(thread.subject.does_not_exist())
    with pytest.raises(PutError) as caught:
        thread("Swift", "Macros").save(thread.subject.does_not_exist())
    assert caught.value.cause_response_code == "ConditionalCheckFailedException"
    made.update(
        actions=[
            thread.views.add(4),
            thread.author.set("Grace"),
            thread.notes.set(thread.notes.append(["later"]) if made.notes else ["first"]),
            thread.tags.add({"macros"}),
            thread.place.set({"city": "Bern"}),
        ],
        condition=(thread.views < 5) & thread.open.exists(),
    )
    assert (made.views, made.author, made.notes, made.tags) == (5, "Grace", ["first"], {"macros"})
    made.update(
        actions=[
            thread.notes.set(thread.notes.append(["second"])),
            thread.place["city"].set("Basel"),
            thread.author.remove(),
            thread.tags.delete({"macros"}),
        ]
    )
    assert made.notes == ["first", "second"]
    assert made.place.as_dict() == {"city": "Basel"}
    assert made.author is None and made.tags is None
    with pytest.raises(UpdateError):
        made.update(actions=[thread.views.add(1)], condition=thread.views > 100)
    with pytest.raises(DeleteError):
        made.delete(thread.notes.contains("third"))
    made.delete(thread.views.between(5, 6) & thread.notes[1].startswith("sec"))
    assert thread.count("Swift") == 0


def fill(thread) -> list:
    made = [
        thread("Swift", f"Subject {each:03}", author=f"author {each % 3}", views=each % 10)
        for each in range(70)
    ]
    with thread.batch_write() as batch:
        for each in made:
            batch.save(each)
    return made


def subjects(found) -> list[str]:
    return [each.subject for each in found]


def test_queries_and_pages(models):
    thread, _ = models
    made = fill(thread)
    assert subjects(thread.query("Swift", page_size=7)) == subjects(made)
    assert subjects(thread.query("Swift", scan_index_forward=False, limit=10)) == subjects(
        made[:-11:-1]
    )
    between = thread.subject.between("Subject 010", "Subject 019")
    assert subjects(thread.query("Swift", between)) == subjects(made[10:20])
    few = thread.query("Swift", thread.subject.startswith("Subject 00"), thread.views > 4)
    assert subjects(few) == subjects(made[5:10])
    first = thread.query("Swift", limit=20, page_size=6)
    assert subjects(first) == subjects(made[:20])
    rest = thread.query("Swift", last_evaluated_key=first.last_evaluated_key)
    assert subjects(rest) == subjects(made[20:])
    assert thread.count("Swift", thread.subject < "Subject 050") == 50
    assert thread.query("Swift", attributes_to_get=["views"]).next().subject is None


def test_indexes(models):
    thread, _ = models
    made = fill(thread)
    found = list(thread.by_author.query("author 1", thread.views >= 5, page_size=3))
    expected = [each for each in made if each.author == "author 1" and each.views >= 5]
    assert sorted(subjects(found)) == subjects(expected)
    assert [each.views for each in found] == sorted(each.views for each in expected)
    found = list(thread.by_views.query("Swift", thread.views == 7, consistent_read=True))
    assert sorted(subjects(found)) == [each.subject for each in made if each.views == 7]
    assert thread.by_author.count("author 2") == 23


def test_scans(models):
    thread, _ = models
    made = fill(thread)
    assert sorted(subjects(thread.scan(page_size=9))) == subjects(made)
    parts = [list(thread.scan(segment=each, total_segments=3)) for each in range(3)]
    assert sorted(subjects(sum(parts, []))) == subjects(made)
    some = thread.scan(thread.author.is_in("author 0", "author 2") & ~(thread.views > 1))
    expected = [each for each in made if each.author != "author 1" and each.views <= 1]
    assert sorted(subjects(some)) == subjects(expected)


def test_batches(models):
    thread, _ = models
    fill(thread)
    keys = [("Swift", f"Subject {each:03}") for each in range(0, 130)]
    found = list(thread.batch_get(keys, consistent_read=True))
    assert len(found) == 70
    with thread.batch_write() as batch:
        for each in found:
            if each.views != 0:
                batch.delete(each)
    assert thread.count("Swift") == 7


def test_transactions(models, server):
    thread, _ = models
    connection = Connection(region=REGION, host=server.url, max_retry_attempts=0)
    connection.session.set_credentials(*CREDENTIALS.values())
    thread("Swift", "old", views=1).save()
    with TransactWrite(connection=connection, client_request_token="pynamodb-1") as write:
        write.save(thread("Swift", "new", views=2), condition=thread.subject.does_not_exist())
        write.update(thread("Swift", "old"), actions=[thread.views.add(10)])
        write.condition_check(thread, "Swift", "absent", thread.subject.does_not_exist())
    with TransactGet(connection=connection) as read:
        both = [read.get(thread, "Swift", subject) for subject in ("old", "new")]
    assert [each.get().views for each in both] == [11, 2]
    with pytest.raises(TransactWriteError) as caught:
        with TransactWrite(connection=connection) as write:
            write.delete(thread("Swift", "old"))
            write.save(thread("Swift", "new"), condition=thread.subject.does_not_exist())
    codes = [reason and reason.code for reason in caught.value.cancellation_reasons]
    assert codes == [None, "ConditionalCheckFailed"]
    assert thread.count("Swift") == 2


def test_a_version_guards_a_document(models):
    _, document = models
    one = document("notes", text="first")
    one.save()
    two = document.get("notes")
    two.text = "second"
    two.save()
    assert (one.version, two.version) == (1, 2)
    one.text = "lost"
    with pytest.raises(PutError):
        one.save()
    assert document.get("notes").text == "second"
