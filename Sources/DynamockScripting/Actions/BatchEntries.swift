import DynamockModel
import DynamockWire

/// The entries of a batch, table by table in the order in which they were sent.
struct BatchEntries {
  /// The positions of all entries.
  let places: [KeyPosition]
  private let input: JSONTree

  /// Creates the entries of a BatchGetItem or BatchWriteItem request.
  init(_ input: JSONTree) {
    self.input = input
    places = (input["RequestItems"]?.members ?? []).flatMap { entry in
      (entry.value["Keys"] ?? entry.value).asArray?.indices.map {
        KeyPosition(table: entry.name, index: $0)
      } ?? []
    }
  }

  var count: Int { places.count }

  /// Returns the entries that a choice selects.
  func chosen(_ choice: EntryChoice, matching: [KeyPosition]) -> Set<KeyPosition> {
    switch choice {
    case .first(let number): Set(places.prefix(number))
    case .last(let number): Set(places.suffix(number))
    case .allBut(let number): Set(places.dropFirst(number))
    case .fraction(let share):
      Set(places.prefix(Int((Double(places.count) * share).rounded(.up))))
    case .matching: Set(matching)
    }
  }

  /// Returns `RequestItems` with only some of the entries, omitting tables without entries.
  func requestItems(keeping isKept: (KeyPosition) -> Bool) -> JSONTree {
    var tables: [JSONTree.Member] = []
    for entry in input["RequestItems"]?.members ?? [] {
      let elements = (entry.value["Keys"] ?? entry.value).elements
      let kept = elements.enumerated().filter {
        isKept(KeyPosition(table: entry.name, index: $0.offset))
      }.map(\.element)
      guard !kept.isEmpty else { continue }
      var value = JSONTree.array(kept)
      if entry.value["Keys"] != nil {
        var keys = entry.value
        keys.set("Keys", to: value)
        value = keys
      }
      tables.append(.init(name: entry.name, value: value))
    }
    return .object(tables)
  }

  /// Returns the union of the `RequestItems` of two lists of entries.
  static func merged(_ left: JSONTree, _ right: JSONTree) -> JSONTree {
    var merged = left
    for entry in right.members {
      guard let own = merged[entry.name] else {
        merged.set(entry.name, to: entry.value)
        continue
      }
      let elements =
        (own["Keys"] ?? own).elements
        + (entry.value["Keys"] ?? entry.value).elements
      var value = JSONTree.array(elements)
      if own["Keys"] != nil {
        var keys = own
        keys.set("Keys", to: value)
        value = keys
      }
      merged.set(entry.name, to: value)
    }
    return merged
  }
}

extension Exchange {
  /// Passes some entries of a batch to the engine, and returns the others as unprocessed.
  func split(
    _ request: WireRequest, _ choice: EntryChoice, matcher: RequestMatcher?,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    let input =
      (try? JSONTree(parsing: request.body, depth: JSONTree.requestDepth)) ?? facts.input
    let entries = BatchEntries(input)
    let chosen = entries.chosen(choice, matching: matcher?.positions(in: facts) ?? [])
    guard !chosen.isEmpty else { return askEngine(request, deliver) }
    let unprocessed = entries.requestItems { chosen.contains($0) }
    let member = facts.operation == .batchGetItem ? "UnprocessedKeys" : "UnprocessedItems"
    guard chosen.count < entries.count else {
      var output: [JSONTree.Member] = [.init(name: member, value: unprocessed)]
      if facts.operation == .batchGetItem {
        output.insert(.init(name: "Responses", value: .object([])), at: 0)
      }
      return deliver(success(JSONTree.object(output).bytes))
    }
    var tree = input
    tree.set("RequestItems", to: entries.requestItems { !chosen.contains($0) })
    var rest = request
    rest.body = tree.bytes
    askEngine(rest) { response in
      var response = response
      guard response.status == 200,
        var output = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth)
      else { return deliver(response) }
      output.set(member, to: BatchEntries.merged(output[member] ?? .object([]), unprocessed))
      response.body = output.bytes
      deliver(response)
    }
  }
}
