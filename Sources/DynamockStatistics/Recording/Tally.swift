import DynamockModel

/// What was counted within one second on one thread; what calls write into, so it has to be quick.
struct Tally: Sendable {
  /// The second since 1970 that is counted.
  var second: Int64
  private(set) var tables: [TablePart] = []
  private(set) var others: [Operation: Activity] = [:]
  /// Where the tables and indexes are counted that calls have touched in this second.
  private var places: [(source: TouchedSource, place: Place)] = []
  /// What the last call touched, as the next one probably does.
  private var recent = 0

  private struct Place {
    let table: Int
    let index: Int?
  }

  init(second: Int64) { self.second = second }

  /// Counts a call.
  mutating func record(_ call: borrowing CallRecord) {
    for throttle in call.touches.throttles { tables[place(of: throttle.table)].count(throttle) }
    guard !call.touches.isSpread else { return recordShared(call) }
    guard let table = table(of: call) else {
      return others[call.operation, default: Activity()].record(call)
    }
    tables[table].record(call, isShared: false)
    call.touches.forEach { record($0, of: call.operation) }
  }

  /// Where the one table of a call is counted; nil where there is none.
  private mutating func table(of call: borrowing CallRecord) -> Int? {
    if let source = call.touches.source { return place(of: source)?.table }
    guard let name = call.untouchedTable else { return nil }
    return place(of: name)
  }

  /// A call on several tables counts for each of them, and once for the database.
  private mutating func recordShared(_ call: borrowing CallRecord) {
    others[call.operation, default: Activity()].record(call)
    var seen: Set<Int> = []
    call.touches.forEach { touch in
      guard let table = place(of: touch.source)?.table else { return }
      if seen.insert(table).inserted { tables[table].record(call, isShared: true) }
      record(touch, of: call.operation)
    }
  }

  private mutating func record(_ touch: borrowing Touch, of operation: Operation) {
    guard let place = place(of: touch.source) else { return }
    tables[place.table].record(touch, at: place.index, of: operation)
  }

  /// Where a table or an index is counted; nil where it is gone.
  private mutating func place(of source: TouchedSource) -> Place? {
    if recent < places.count, places[recent].source == source { return places[recent].place }
    if let known = places.firstIndex(where: { $0.source == source }) {
      recent = known
      return places[known].place
    }
    guard let names = TouchedTable.names(of: source) else { return nil }
    let table = place(of: names.table)
    let index = source.index.map { tables[table].place(of: names.indexes[$0]) }
    recent = places.count
    places.append((source, Place(table: table, index: index)))
    return places[recent].place
  }

  private mutating func place(of name: String) -> Int {
    if let place = tables.firstIndex(where: { $0.name == name }) { return place }
    tables.append(TablePart(name))
    return tables.count - 1
  }

  /// Begins a new second; tables that were idle in the last one go.
  mutating func begin(_ second: Int64) {
    self.second = second
    tables.removeAll { !$0.isUsed }
    for place in tables.indices { tables[place].clear() }
    others.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}

/// What was counted of one table.
struct TablePart: Sendable {
  let name: String
  private(set) var activities: [(operation: Operation, isShared: Bool, activity: Activity)] = []
  private(set) var own = SourcePart()
  private var isThrottled = false
  private(set) var indexes: [(index: TouchedIndex, part: SourcePart)] = []

  init(_ name: String) { self.name = name }

  /// Whether a call or a throttled item was counted in this second.
  var isUsed: Bool { isThrottled || activities.contains { $0.activity.requests > 0 } }

  mutating func record(_ call: borrowing CallRecord, isShared: Bool) {
    for place in activities.indices
    where activities[place].operation == call.operation && activities[place].isShared == isShared {
      return activities[place].activity.record(call)
    }
    activities.append((call.operation, isShared, Activity()))
    activities[activities.count - 1].activity.record(call)
  }

  mutating func record(_ touch: borrowing Touch, at index: Int?, of operation: Operation) {
    if let page = touch.page,
      let place = activities.firstIndex(where: { $0.operation == operation })
    {
      activities[place].activity.returnedItems += page.returned
    }
    if let index { indexes[index].part.record(touch) } else { own.record(touch) }
  }

  /// Counts a limit that held a call or an item back.
  mutating func count(_ throttle: Throttle) {
    isThrottled = true
    guard let index = throttle.index else { return own.throttle(isWrite: throttle.isWrite) }
    let place = place(of: TouchedIndex(index, isLocal: false))
    indexes[place].part.throttle(isWrite: throttle.isWrite)
  }

  /// Where an index is counted.
  mutating func place(of index: TouchedIndex) -> Int {
    if let place = indexes.firstIndex(where: { $0.index.name == index.name }) { return place }
    indexes.append((index, SourcePart()))
    return indexes.count - 1
  }

  mutating func clear() {
    for place in activities.indices { activities[place].activity.clear() }
    own.clear()
    isThrottled = false
    for place in indexes.indices { indexes[place].part.clear() }
  }
}

/// What was counted of a table itself or of one index.
struct SourcePart: Sendable {
  private(set) var usage = Usage()
  private(set) var keys = FrequentKeys<AttributeValue>(capacity: 16)
  private(set) var pages: PageEvidence?

  mutating func record(_ touch: borrowing Touch) {
    usage.record(touch)
    if let hash = touch.partitionHash,
      let place = keys.add(hash, touch.units.read + touch.units.write)
    {
      keys.name(place, touch.partitionKey)
    }
    if let page = touch.page {
      if pages == nil { pages = PageEvidence() }
      pages?.record(page, units: touch.units.read)
    }
  }

  mutating func throttle(isWrite: Bool) {
    if isWrite { usage.writeThrottles += 1 } else { usage.readThrottles += 1 }
  }

  mutating func clear() {
    usage.clear()
    keys.clear()
    pages = nil
  }
}
