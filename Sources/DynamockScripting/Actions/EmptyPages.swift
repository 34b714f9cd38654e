import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// The keys of empty pages: each leads back to where its page began, so that no item is lost.
final class EmptyPages: Sendable {
  /// Where the read that an empty page interrupted goes on.
  struct Start: Sendable {
    /// The start key of the interrupted read; nil for its beginning.
    let key: JSONTree?
    /// How many empty pages are still to come before the page.
    let remaining: Int
  }

  private struct State {
    var starts: [[UInt8]: Start] = [:]
    var order: [[UInt8]] = []
    var next = 1
  }

  private let state = Mutex(State())

  /// More keys than any test reads at the same time.
  private static let limit = 10_000

  /// Whether any key is remembered.
  var isEmpty: Bool { state.withLock { $0.starts.isEmpty } }

  /// Where a start key leads; nil for one that no empty page gave.
  func start(for key: JSONTree?) -> Start? {
    guard let key else { return nil }
    return state.withLock { $0.starts[Self.canonical(key)] }
  }

  /// A key of the same shape as another one that leads to a start.
  func key(like key: JSONTree, leadingTo start: Start, varying attribute: String?) -> JSONTree {
    state.withLock { state in
      let number = state.next
      state.next += 1
      var made = key
      let name = attribute ?? key.members?.last?.name
      if let name, let value = key[name] { made.set(name, to: Self.varied(value, by: number)) }
      let canonical = Self.canonical(made)
      state.starts[canonical] = start
      state.order.append(canonical)
      if state.order.count > Self.limit { state.starts[state.order.removeFirst()] = nil }
      return made
    }
  }

  /// Forgets all keys.
  func clear() {
    state.withLock { state in
      state.starts = [:]
      state.order = []
    }
  }

  private static func canonical(_ key: JSONTree) -> [UInt8] {
    JSONTree.object((key.members ?? []).sorted { $0.name < $1.name }).bytes
  }

  /// A value of the same type that no item is likely to have.
  private static func varied(_ value: JSONTree, by number: Int) -> JSONTree {
    switch value.members?.first?.name {
    case "N": return .object([.init(name: "N", value: .string("-9876543210\(number).5"))])
    case "B":
      var text = AttributeValue.binary(Array("empty-page-\(number)".utf8)).tree
      if text.members == nil { text = value }
      return text
    default: return .object([.init(name: "S", value: .string("empty-page-\(number)"))])
    }
  }
}

extension Exchange {
  /// The request with the key of an empty page led back to where its read began.
  func ledBack(_ request: WireRequest) -> (request: WireRequest, start: EmptyPages.Start?) {
    guard facts.operation == .query || facts.operation == .scan, !script.pages.isEmpty,
      var tree = try? JSONTree(parsing: request.body, depth: JSONTree.requestDepth),
      let start = script.pages.start(for: tree["ExclusiveStartKey"])
    else { return (request, nil) }
    tree.set("ExclusiveStartKey", to: start.key)
    var changed = request
    changed.body = tree.bytes
    return (changed, start)
  }

  /// Answers a read with a smaller page, or with an empty one.
  func read(
    _ request: WireRequest, _ size: PageSize,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    let (request, start) = ledBack(request)
    guard var tree = try? JSONTree(parsing: request.body, depth: JSONTree.requestDepth) else {
      return askEngine(request, deliver)
    }
    switch size {
    case .limit(let limit):
      tree.set("Limit", to: .number(String(min(limit, tree["Limit"]?.integer ?? limit))))
      var smaller = request
      smaller.body = tree.bytes
      askEngine(smaller, deliver)
    case .empty(let count):
      let remaining = start?.remaining ?? count
      guard remaining > 0 else { return askEngine(request, deliver) }
      let origin = EmptyPages.Start(key: tree["ExclusiveStartKey"], remaining: remaining - 1)
      tree.set("Limit", to: .number("1"))
      var probe = request
      probe.body = tree.bytes
      askEngine(probe) { [self] response in
        deliver(emptied(response, origin) ?? response)
      }
    }
  }

  /// A page of one item as one whose item the filter left out; nil if nothing was read.
  private func emptied(_ response: WireResponse, _ origin: EmptyPages.Start) -> WireResponse? {
    guard response.status == 200,
      var output = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth),
      let last = output["LastEvaluatedKey"]
    else { return nil }
    if output["Items"] != nil { output.set("Items", to: .array([])) }
    output.set("Count", to: .number("0"))
    let table = facts.tables.first.flatMap { database.keyAttributes(of: $0) }
    // A Query's partition stays what it was; the sort key tells the pages apart.
    output.set(
      "LastEvaluatedKey",
      to: script.pages.key(like: last, leadingTo: origin, varying: table?.last))
    script.rearm()
    var response = response
    response.body = output.bytes
    return response
  }
}
