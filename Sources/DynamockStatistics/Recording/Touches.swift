/// A call's uses of tables and indexes, in reusable memory.
struct Touches: ~Copyable {
  private var touches: [Touch] = []
  private var pages: [PageRead] = []
  private(set) var throttles: [Throttle] = []
  /// The uses of keys for contributor insights; empty unless they are enabled.
  private(set) var contributions: [Contribution] = []
  /// The tables of the uses, each once.
  ///
  /// They are kept for the next call, which probably uses the same ones: a reference that is already
  /// here is not counted again. All threads would update the count of a busy table.
  private var tables: [TouchedTable] = []

  /// The maximum number of uses whose memory is kept for the next call: enough for a batch, but not
  /// for a large transaction.
  private static let keptCapacity = 32
  /// The number of tables that are kept for the next call.
  private static let keptTables = 4

  var count: Int { touches.count }

  mutating func append(_ touch: consuming Touch, to source: TouchedSource, _ page: PageRead?) {
    touch.table = position(of: source.table)
    touch.index = source.index
    if let page {
      touch.isPage = true
      pages.append(page)
    }
    touches.append(touch)
  }

  private mutating func position(of table: TouchedTable) -> Int {
    for place in tables.indices where tables[place] === table { return place }
    tables.append(table)
    return tables.count - 1
  }

  mutating func append(_ throttle: Throttle) { throttles.append(throttle) }

  mutating func append(
    _ measure: Contribution.Measure, of key: ContributorKey, to source: TouchedSource,
    _ watch: InsightWatch
  ) {
    contributions.append(
      Contribution(
        table: position(of: source.table), index: source.index, watch: watch, key: key,
        measure: measure))
  }

  /// Whether more than one table is used.
  var isSpread: Bool {
    touches.count > 1 && !touches.allSatisfy { $0.table == touches[0].table }
  }

  /// Calls a body with each use, and its page if it is one of a Query or a Scan.
  func forEach(_ body: (borrowing Touch, PageRead?) -> Void) {
    var page = 0
    // In borrowed memory: an element of an array would be copied, with its references.
    touches.withUnsafeBufferPointer { touches in
      for place in touches.indices {
        if touches[place].isPage {
          body(touches[place], pages[page])
          page += 1
        } else {
          body(touches[place], nil)
        }
      }
    }
  }

  /// The table of a use.
  func table(of touch: borrowing Touch) -> TouchedTable { tables[touch.table] }

  /// The table at a position.
  func table(at place: Int) -> TouchedTable { tables[place] }

  /// Returns whether a use is that of a vector index.
  func isVector(_ touch: borrowing Touch) -> Bool {
    guard let index = touch.index else { return false }
    return tables[touch.table].indexes[index].isVector
  }

  /// The identity of the table at a position, which costs no reference.
  func identity(at place: Int) -> ObjectIdentifier { ObjectIdentifier(tables[place]) }

  /// Removes all uses.
  mutating func clear() {
    if touches.count == 1 {
      touches.removeLast()
    } else if touches.count > Self.keptCapacity {
      touches = []
    } else {
      touches.removeAll(keepingCapacity: true)
    }
    if pages.count == 1 { pages.removeLast() } else if !pages.isEmpty { pages = [] }
    if !throttles.isEmpty { throttles = [] }
    if !contributions.isEmpty { contributions = [] }
    if tables.count > Self.keptTables { tables = [] }
  }
}
