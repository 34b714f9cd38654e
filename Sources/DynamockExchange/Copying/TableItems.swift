import DynamockModel
import DynamockWire
import Synchronization

/// Copies the items of a table with a parallel Scan, in which each segment writes a page before it
/// reads the next one.
struct TableItems: Sendable {
  let table: CopiedTable
  let source: CopySource
  let target: CopyEndpoint
  let request: CopyRequest
  let state: CopyState
  let rate: ReadRate
  let progress: ExchangeProgress
  private let masks: [Mask]
  private let maker: PseudonymMaker
  private let hits: MaskHits

  init(
    table: CopiedTable, source: CopySource, target: CopyEndpoint, request: CopyRequest,
    state: CopyState, rate: ReadRate, progress: ExchangeProgress
  ) {
    self.table = table
    self.source = source
    self.target = target
    self.request = request
    self.state = state
    self.rate = rate
    self.progress = progress
    masks = request.masks.masks(of: table.name)
    maker = PseudonymMaker(salt: state.salt)
    hits = MaskHits(count: masks.count)
  }

  /// The masks that did not match any value of this run's items; empty if there were none.
  var idleMasks: [String] {
    let counts = hits.counts
    guard counts.items > 0 else { return [] }
    return zip(masks, counts.masks).filter { $1 == 0 }.map { $0.0.pathText }
  }

  /// Copies all unfinished segments.
  func copy() async throws(CopyError) {
    let begun = state.table(table.name) ?? CopyState.Table(segments: [nil])
    progress.add(begun.items)
    let segments = begun.segments.indices.filter { !begun.finished.contains($0) }
    let outcomes = await withTaskGroup(of: Result<Void, CopyError>.self) { group in
      for segment in segments {
        group.addTask {
          await outcome(of: segment, of: begun.segments.count, after: begun.segments[segment])
        }
      }
      var outcomes: [Result<Void, CopyError>] = []
      for await outcome in group {
        outcomes.append(outcome)
        if case .failure = outcome { group.cancelAll() }
      }
      return outcomes
    }
    for outcome in outcomes { try outcome.get() }
    try state.update(table.name) { $0.phase = .finishing }
  }

  private func outcome(
    of segment: Int, of count: Int, after start: JSONTree?
  ) async -> Result<Void, CopyError> {
    do throws(CopyError) {
      try await copy(segment, of: count, after: start)
      return .success(())
    } catch { return .failure(error) }
  }

  private func copy(
    _ segment: Int, of count: Int, after start: JSONTree?
  ) async throws(CopyError) {
    var last = start
    while !Task.isCancelled {
      let left = request.limit.map { max(0, $0 - (state.table(table.name)?.items ?? 0)) }
      let page = try await page(segment, of: count, after: last, left: left)
      let items = page["Items"]?.elements ?? []
      let taken = items.prefix(left ?? items.count)
      try await write(taken)
      let end = page["LastEvaluatedKey"].flatMap { $0.members.isEmpty ? nil : $0 }
      let isFinished = end == nil || left == taken.count
      try state.update(table.name) {
        $0.items += taken.count
        $0.segments[segment] = end
        if isFinished { $0.finished.insert(segment) }
      }
      if isFinished { return }
      last = end
    }
  }

  private func page(
    _ segment: Int, of count: Int, after last: JSONTree?, left: Int?
  ) async throws(CopyError) -> JSONTree {
    await rate.enter()
    let input = JSONTree.object(of: [
      "TableName": .string(table.name), "ExclusiveStartKey": last,
      "Limit": pageSize(left: left).map { .number("\($0)") },
      "Segment": count > 1 ? .number("\(segment)") : nil,
      "TotalSegments": count > 1 ? .number("\(count)") : nil,
      "FilterExpression": request.filter.map { .string($0) },
      "ExpressionAttributeNames": request.names, "ExpressionAttributeValues": request.values,
      "ReturnConsumedCapacity": .string("TOTAL"),
    ])
    let page = try await source.page(input)
    await rate.leave(page["ConsumedCapacity"]?["CapacityUnits"]?.double ?? 0)
    return page
  }

  /// Returns the number of items per page.
  ///
  /// Without a filter, this is at most the number needed; if reads are limited, it is at most as
  /// many as can be read in a second.
  private func pageSize(left: Int?) -> Int? {
    var size = request.filter == nil ? left : nil
    if let units = request.readUnits {
      let average = table.itemCount > 0 ? max(1, table.size / table.itemCount) : 400
      let affordable = Int(clamping: Int64((units * 8192 / Double(average)).rounded(.down)))
      size = min(size ?? .max, max(1, affordable))
    }
    return size.map { max(1, min($0, Int(Int32.max))) }
  }

  /// The maximum number of items of a BatchWriteItem.
  private static let batchSize = 25

  private func write(_ items: ArraySlice<JSONTree>) async throws(CopyError) {
    var rest = items
    while !rest.isEmpty {
      var requests: [JSONTree] = []
      for item in rest.prefix(Self.batchSize) {
        requests.append(["PutRequest": ["Item": try masked(item)]])
      }
      rest = rest.dropFirst(Self.batchSize)
      try await put(requests)
      progress.add(requests.count)
    }
  }

  private func masked(_ item: JSONTree) throws(CopyError) -> JSONTree {
    guard !masks.isEmpty else { return item }
    var item = item
    var counts: [Int] = []
    for mask in masks { counts.append(try mask.apply(to: &item, with: maker)) }
    hits.add(counts)
    return item
  }

  /// Writes a batch, and retries items that the target leaves unprocessed.
  private func put(_ requests: [JSONTree]) async throws(CopyError) {
    var pending = requests
    var attempt = 0
    while true {
      let answer = try await target.call(
        .batchWriteItem,
        ["RequestItems": .object([.init(name: table.name, value: .array(pending))])])
      let left = answer["UnprocessedItems"]?.members.flatMap(\.value.elements) ?? []
      if left.isEmpty { return }
      attempt = left.count < pending.count ? 0 : attempt + 1
      guard attempt < 12 else { throw .unwritten(table: table.name, count: left.count) }
      pending = left
      // The back-off of the AWS SDKs: a random part of 50 ms, doubled with each attempt, up to 20
      // s.
      let longest = min(20_000, 50 << min(attempt, 9))
      try? await Task.sleep(for: .milliseconds(Int.random(in: 1...longest)))
    }
  }
}

/// The number of values matched by each mask.
private final class MaskHits: Sendable {
  private let stored: Mutex<(items: Int, masks: [Int])>

  init(count: Int) { stored = Mutex((0, Array(repeating: 0, count: count))) }

  var counts: (items: Int, masks: [Int]) { stored.withLock { $0 } }

  func add(_ counts: [Int]) {
    stored.withLock {
      $0.items += 1
      for (index, count) in counts.enumerated() { $0.masks[index] += count }
    }
  }
}
