import DynamockModel

/// The counts of a thread within a second; optimized for speed, since all calls update it.
struct Tally: Sendable {
  /// The second since 1970.
  var second: Int64
  private(set) var tables: [TablePart] = []
  private(set) var others: [Operation: Activity] = [:]
  /// The positions of the tables and indexes that calls have used in this second.
  private var places: [KnownPlace] = []
  /// The last call's table or index, which the next one probably uses too.
  private var recent = 0

  private struct Place {
    let table: Int
    let index: Int?
  }

  private struct KnownPlace {
    /// Kept so that no other table gets its identity.
    let table: TouchedTable
    let identity: ObjectIdentifier
    let index: Int?
    let place: Place

    func isPlace(of table: ObjectIdentifier, _ index: Int?) -> Bool {
      identity == table && self.index == index
    }
  }

  init(second: Int64) { self.second = second }

  /// Counts a call.
  mutating func record(_ call: borrowing CallRecord) {
    if !call.touches.contributions.isEmpty { recordContributions(call) }
    for throttle in call.touches.throttles { tables[place(of: throttle.table)].count(throttle) }
    guard !call.touches.isSpread else { return recordShared(call) }
    guard call.touches.count > 0 else { return recordUntouched(call) }
    var isCounted = false
    call.touches.forEach { touch, page in
      let place = place(of: touch, in: call)
      if !isCounted { tables[place.table].record(call, isShared: false) }
      isCounted = true
      tables[place.table].record(touch, page, at: place.index, of: call.operation)
    }
  }

  /// Counts a call that used no item.
  private mutating func recordUntouched(_ call: borrowing CallRecord) {
    guard let name = call.untouchedTable else {
      return others[call.operation, default: Activity()].record(call)
    }
    tables[place(of: name)].record(call, isShared: false)
  }

  /// Counts a call that uses several tables once for each of them and once for the database.
  private mutating func recordShared(_ call: borrowing CallRecord) {
    others[call.operation, default: Activity()].record(call)
    var seen: Set<Int> = []
    call.touches.forEach { touch, page in
      let place = place(of: touch, in: call)
      if seen.insert(place.table).inserted { tables[place.table].record(call, isShared: true) }
      tables[place.table].record(touch, page, at: place.index, of: call.operation)
    }
  }

  /// Counts the uses of keys for contributor insights.
  private mutating func recordContributions(_ call: borrowing CallRecord) {
    for contribution in call.touches.contributions {
      let place = place(of: contribution.table, contribution.index, in: call)
      tables[place.table].record(contribution, at: place.index)
    }
  }

  private mutating func place(of touch: borrowing Touch, in call: borrowing CallRecord) -> Place {
    place(of: touch.table, touch.index, in: call)
  }

  /// Returns the position at which a table of a call or an index of it is counted.
  private mutating func place(
    of table: Int, _ index: Int?, in call: borrowing CallRecord
  ) -> Place {
    let identity = call.touches.identity(at: table)
    if recent < places.count, places[recent].isPlace(of: identity, index) {
      return places[recent].place
    }
    for known in places.indices where places[known].isPlace(of: identity, index) {
      recent = known
      return places[known].place
    }
    let table = call.touches.table(at: table)
    let part = place(of: table.name)
    let place = Place(
      table: part, index: index.map { tables[part].place(of: table.indexes[$0]) })
    recent = places.count
    places.append(
      KnownPlace(table: table, identity: identity, index: index, place: place))
    return place
  }

  private mutating func place(of name: String) -> Int {
    if let place = tables.firstIndex(where: { $0.name == name }) { return place }
    tables.append(TablePart(name))
    return tables.count - 1
  }

  /// Begins a new second, and removes tables that were idle in the last one.
  mutating func begin(_ second: Int64) {
    self.second = second
    tables.removeAll { !$0.isUsed }
    for place in tables.indices { tables[place].clear() }
    others.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}

/// The counts of a table.
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

  mutating func record(
    _ touch: borrowing Touch, _ page: PageRead?, at index: Int?, of operation: Operation
  ) {
    if let page,
      let place = activities.firstIndex(where: { $0.operation == operation })
    {
      activities[place].activity.returnedItems += page.returned
    }
    if let index { indexes[index].part.record(touch, page) } else { own.record(touch, page) }
  }

  /// Counts a use of a key for contributor insights.
  mutating func record(_ contribution: Contribution, at index: Int?) {
    if let index { indexes[index].part.record(contribution) } else { own.record(contribution) }
  }

  /// Counts a limit that throttled a call or item.
  mutating func count(_ throttle: Throttle) {
    isThrottled = true
    guard let index = throttle.index else { return own.throttle(isWrite: throttle.isWrite) }
    let place = place(of: TouchedIndex(index, isLocal: false))
    indexes[place].part.throttle(isWrite: throttle.isWrite)
  }

  /// Returns the position of an index.
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

/// The counts of a table itself or an index.
struct SourcePart: Sendable {
  private(set) var usage = Usage()
  private(set) var keys = FrequentKeys<AttributeValue>(capacity: 16)
  private(set) var pages: PageEvidence?
  /// The counts for contributor insights; `nil` if there were none in this second.
  private(set) var insights: InsightPart?

  mutating func record(_ contribution: Contribution) {
    if insights?.id != contribution.watch.id { insights = InsightPart(id: contribution.watch.id) }
    insights?.counts.record(contribution)
  }

  mutating func record(_ touch: borrowing Touch, _ page: PageRead?) {
    usage.record(touch)
    if let hash = touch.partitionHash,
      let place = keys.add(hash, touch.units.read + touch.units.write)
    {
      keys.name(place, touch.partitionKey)
    }
    if let page {
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
    if insights != nil { insights = nil }
  }
}
