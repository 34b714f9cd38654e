import DynamockTesting

extension History {
  mutating func get() -> HistoryStep {
    let key = key()
    return HistoryStep(
      .get(key.json.description), answers: .members(["Item": model[key]?.json]))
  }

  mutating func batchGet() -> HistoryStep {
    let keys = Set((0..<number(1..<6)).map { _ in key() }).sorted()
    let body = JSONValue.object([
      "RequestItems": .object(["Main": .object(["Keys": .array(keys.map(\.json))])])
    ])
    let items = Set(keys.compactMap { model[$0]?.json.settled })
    return HistoryStep(Call("BatchGetItem", body.description)) { answer in
      let found = answer["Responses"]?["Main"]?.elements?.map(\.settled)
      return found.map(Set.init) == items && found?.count == items.count
        ? nil : "should find \(items)"
    }
  }

  /// Returns a page of a partition, in either direction, sometimes from a key on, sometimes with a
  /// filter.
  mutating func query() -> HistoryStep {
    let p = key().p
    let isForward = chance(2)
    let limit = chance(2) ? number(1..<6) : nil
    let start = chance(3) ? ModelKey(p: p, s: number(-4..<5)) : nil
    let filters = chance(3)
    let lowest = chance(3) ? number(-4..<1) : nil
    var found = model.partition(p)
    if !isForward { found.reverse() }
    // A starting key outside the range would be rejected.
    let bound = lowest.map { min($0, start?.s ?? $0) }
    if let bound { found.removeAll { $0.key.s < bound } }
    if let start { found.removeAll { isForward ? $0.key.s <= start.s : $0.key.s >= start.s } }
    let evaluated = limit.map { Array(found.prefix($0)) } ?? found
    let shown = filters ? evaluated.filter { $0.text("g") != nil } : evaluated
    var values: [String: JSONValue] = [":p": .text(p)]
    values[":s"] = bound.map(JSONValue.number)
    let body = JSONValue.members([
      "TableName": .string("Main"),
      "KeyConditionExpression": .string(bound == nil ? "p = :p" : "p = :p AND s >= :s"),
      "ExpressionAttributeValues": .object(values), "ScanIndexForward": .bool(isForward),
      "Limit": limit.map(JSONValue.count), "ExclusiveStartKey": start?.json,
      "FilterExpression": filters ? .string("attribute_exists(g)") : nil,
    ])
    let last = evaluated.count == limit ? evaluated.last?.key.json : nil
    return HistoryStep(
      Call("Query", body.description),
      answers: .members([
        "Items": .array(shown.map(\.json)), "Count": .count(shown.count),
        "ScannedCount": .count(evaluated.count), "LastEvaluatedKey": last,
      ]))
  }

  /// Returns a query for a whole item collection of an index; items with equal index keys may come
  /// in any order.
  mutating func queryIndex() -> HistoryStep {
    let index = ["by-g", "keys-g", "in-n"][number(0..<3)]
    let value = index == "in-n" ? key().p : ["x", "y"][number(0..<2)]
    let isForward = chance(2)
    let condition = index == "in-n" ? "p = :v" : "g = :v"
    let entries = model.items { index == "in-n" ? $0.key.p == value : $0.text("g") == value }
      .compactMap { ModelTable.entry($0, in: index) }
    return HistoryStep(
      .query(
        condition,
        #""IndexName":"\#(index)","ScanIndexForward":\#(isForward),"#
          + #""ExpressionAttributeValues":{":v":{"S":"\#(value)"}}"#)
    ) { answer in
      let found = answer["Items"]?.elements ?? []
      let order = found.compactMap { $0["n"]?["N"]?.text.flatMap { Int($0) } }
      let isOrdered =
        index == "keys-g" || order == order.sorted(by: isForward ? { $0 < $1 } : { $0 > $1 })
      return isOrdered && Self.sameEntries(found, entries) ? nil : "should find \(entries)"
    }
  }

  /// Returns all entries of a table or an index, in one page.
  func scan(_ index: String?) -> HistoryStep {
    let entries = model.items { _ in true }
      .compactMap { item in
        index.map { ModelTable.entry(item, in: $0) } ?? item.json
      }
    return HistoryStep(.scan(index.map { #""IndexName":"\#($0)""# } ?? "")) { answer in
      Self.sameEntries(answer["Items"]?.elements ?? [], entries) ? nil : "should find \(entries)"
    }
  }

  /// Returns the figures that DescribeTable shows.
  func figures() -> HistoryStep {
    let count = model.items.count
    let size = model.size
    let grouped = model.items { ModelTable.entry($0, in: "by-g") != nil }.count
    return HistoryStep(.describe()) { answer in
      let table = answer["Table"]
      let index = table?["GlobalSecondaryIndexes"]?.elements?.first {
        $0["IndexName"]?.text == "by-g"
      }
      let isRight =
        table?["ItemCount"]?.double == Double(count)
        && table?["TableSizeBytes"]?.double == Double(size)
        && index?["ItemCount"]?.double == Double(grouped)
      return isRight ? nil : "should count \(count) items of \(size) bytes, \(grouped) in by-g"
    }
  }

  private static func sameEntries(_ found: [JSONValue], _ wanted: [JSONValue]) -> Bool {
    found.map(\.settled.description).sorted() == wanted.map(\.settled.description).sorted()
  }
}
