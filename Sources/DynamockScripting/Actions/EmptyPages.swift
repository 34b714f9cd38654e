import Dynamock
import DynamockModel
import DynamockWire
import Synchronization

/// The keys returned by empty pages, each of which leads back to the start of its page, so that no
/// item is lost.
final class EmptyPages: Sendable {
  /// The place at which a read interrupted by an empty page continues.
  struct Start: Sendable {
    /// The start key of the interrupted read, or `nil` if it had none.
    let key: JSONTree?
    /// The number of empty pages that remain before the page.
    let remaining: Int
  }

  private struct State {
    var starts: [[UInt8]: Start] = [:]
    var order: [[UInt8]] = []
    var next = 1
  }

  private let state = Mutex(State())

  /// The maximum number of keys, which is more than a test uses at once.
  private static let limit = 10_000

  /// Whether any key is remembered.
  var isEmpty: Bool { state.withLock { $0.starts.isEmpty } }

  /// Returns the start of a key, or `nil` if no empty page returned the key.
  func start(for key: JSONTree?) -> Start? {
    guard let key else { return nil }
    return state.withLock { $0.starts[Self.canonical(key)] }
  }

  /// Returns a new key of the same shape as another one, and stores its start.
  func key(like key: JSONTree, leadingTo start: Start, varying attribute: String?) -> JSONTree {
    state.withLock { state in
      let number = state.next
      state.next += 1
      var made = key
      let name = attribute ?? key.asObject?.last?.name
      if let name, let value = key[name] { made.set(name, to: Self.varied(value, by: number)) }
      let canonical = Self.canonical(made)
      state.starts[canonical] = start
      state.order.append(canonical)
      if state.order.count > Self.limit { state.starts[state.order.removeFirst()] = nil }
      return made
    }
  }

  /// Removes all keys.
  func clear() {
    state.withLock { state in
      state.starts = [:]
      state.order = []
    }
  }

  private static func canonical(_ key: JSONTree) -> [UInt8] {
    JSONTree.object(key.members.sorted { $0.name < $1.name }).bytes
  }

  /// Returns a value of the same type that is unlikely to exist in an item.
  private static func varied(_ value: JSONTree, by number: Int) -> JSONTree {
    switch value.asObject?.first?.name {
    case "N": return .object([.init(name: "N", value: .string("-9876543210\(number).5"))])
    case "B":
      var text = AttributeValue.binary(Array("empty-page-\(number)".utf8)).tree
      if text.asObject == nil { text = value }
      return text
    default: return .object([.init(name: "S", value: .string("empty-page-\(number)"))])
    }
  }
}

extension Exchange {
  /// Returns the request with the start of its read in place of the key of an empty page.
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

  /// Answers a read with a smaller or an empty page.
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

  /// Returns an empty page whose item was filtered out, from a page of one item; returns `nil` if
  /// nothing was read.
  private func emptied(_ response: WireResponse, _ origin: EmptyPages.Start) -> WireResponse? {
    guard response.status == 200,
      var output = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth),
      let last = output["LastEvaluatedKey"]
    else { return nil }
    if output["Items"] != nil { output.set("Items", to: .array([])) }
    output.set("Count", to: .number("0"))
    let table = facts.tables.first.flatMap { database.keyAttributes(of: $0) }
    // A Query's partition key is unchanged; the sort key distinguishes the pages.
    output.set(
      "LastEvaluatedKey",
      to: script.pages.key(like: last, leadingTo: origin, varying: table?.last))
    script.rearm()
    var response = response
    response.body = output.bytes
    return response
  }
}
