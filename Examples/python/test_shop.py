"""Tests of the shop, each on a fork of the database that conftest.py fills once."""

import pytest
import shop

from dynamock import when


@pytest.mark.dynamock_budget(write=1)
def test_a_sale_costs_one_write_and_changes_one_item(dynamock):
    assert shop.sell("p7") == 2
    assert [change.kind for change in dynamock.changes()] == ["ItemChanged"]


def test_nothing_is_sold_twice(dynamock):
    shop.sell("p7", 3)
    with pytest.raises(shop.SoldOut):
        shop.sell("p7")
    assert shop.left("p7") == 0


def test_another_test_sees_none_of_that(dynamock):
    assert shop.left("p7") == 3


def test_a_throttled_sale_is_tried_again(dynamock):
    rule = dynamock.when("UpdateItem", table="Stock").times(3).throttles()
    assert shop.sell("p7") == 2
    assert rule.applied == 3
    dynamock.verify(when("UpdateItem"), count=4)


def test_a_sale_whose_answer_is_lost_is_made_twice(dynamock):
    """The fault that this shows is real: the update has no token, and SDKs try again."""
    dynamock.when("UpdateItem").times(1).hangs_up("afterApplying")
    assert shop.sell("p7") == 1
