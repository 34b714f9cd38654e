import DynamockModel

/// What was counted within one second on one thread; what calls write into, so it has to be quick.
struct Tally: Sendable {
  /// The second since 1970 that is counted.
  var second: Int64
  private(set) var tables: [TablePart] = []
  private(set) var others: [Operation: Activity] = [:]
  /// The table of the last call, where the next one probably goes too.
  private var recent = 0

  init(second: Int64) { self.second = second }

  /// Counts a call.
  mutating func record(_ call: Call, _ touches: borrowing Touches) {
    for throttle in touches.throttles { tables[place(of: throttle.table)].count(throttle) }
    guard !touches.isSpread else { return recordShared(call, touches) }
    guard let name = touches.table ?? call.table else {
      return others[call.operation, default: Activity()].record(call)
    }
    let place = place(of: name)
    tables[place].record(call, isShared: false)
    touches.forEach { tables[place].record($0, of: call.operation) }
  }

  /// A call on several tables counts for each of them, and once for the database.
  private mutating func recordShared(_ call: Call, _ touches: borrowing Touches) {
    others[call.operation, default: Activity()].record(call)
    var seen: Set<Int> = []
    touches.forEach { touch in
      let place = place(of: touch.source.table)
      if seen.insert(place).inserted { tables[place].record(call, isShared: true) }
      tables[place].record(touch, of: call.operation)
    }
  }

  private mutating func place(of name: String) -> Int {
    if recent < tables.count, tables[recent].name == name { return recent }
    if let place = tables.firstIndex(where: { $0.name == name }) {
      recent = place
    } else {
      tables.append(TablePart(name))
      recent = tables.count - 1
    }
    return recent
  }

  /// Begins a new second; tables that were idle in the last one go.
  mutating func begin(_ second: Int64) {
    self.second = second
    tables.removeAll { !$0.isUsed }
    for place in tables.indices { tables[place].clear() }
    others.removeAll(keepingCapacity: true)
    recent = 0
  }
}

/// What was counted of one table.
struct TablePart: Sendable {
  let name: String
  private(set) var activities: [(operation: Operation, isShared: Bool, activity: Activity)] = []
  private(set) var own = SourcePart()
  private var isThrottled = false
  private(set) var indexes: [(name: String, isLocal: Bool, part: SourcePart)] = []

  init(_ name: String) { self.name = name }

  /// Whether a call or a throttled item was counted in this second.
  var isUsed: Bool { isThrottled || activities.contains { $0.activity.requests > 0 } }

  mutating func record(_ call: Call, isShared: Bool) {
    for place in activities.indices
    where activities[place].operation == call.operation && activities[place].isShared == isShared {
      return activities[place].activity.record(call)
    }
    activities.append((call.operation, isShared, Activity()))
    activities[activities.count - 1].activity.record(call)
  }

  mutating func record(_ touch: borrowing Touch, of operation: Operation) {
    if let page = touch.page,
      let place = activities.firstIndex(where: { $0.operation == operation })
    {
      activities[place].activity.returnedItems += page.returned
    }
    guard let index = touch.source.index else { return own.record(touch) }
    let place = place(ofIndex: index, isLocal: touch.source.isLocal)
    indexes[place].part.record(touch)
  }

  /// Counts a limit that held a call or an item back.
  mutating func count(_ throttle: Throttle) {
    isThrottled = true
    guard let index = throttle.index else { return own.throttle(isWrite: throttle.isWrite) }
    indexes[place(ofIndex: index, isLocal: false)].part.throttle(isWrite: throttle.isWrite)
  }

  private mutating func place(ofIndex name: String, isLocal: Bool) -> Int {
    if let place = indexes.firstIndex(where: { $0.name == name }) { return place }
    indexes.append((name, isLocal, SourcePart()))
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
    if let hash = touch.partitionHash {
      keys.add(hash, touch.units.read + touch.units.write, label: touch.partitionKey)
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
