import Synchronization

/// A table or an index that calls touch: a number, of which a ``TouchedTable`` knows the names.
///
/// Not an object: threads that count references to one and the same wait for each other, and every call
/// would count one.
public struct TouchedSource: Sendable, Equatable {
  let table: Int
  /// The index's place among those of the table; nil for the table itself.
  let index: Int?
}

/// The names of a table and its indexes, which calls touch by number for as long as this lives.
///
/// They are known for some time after it, since calls wait to be counted.
public final class TouchedTable: Sendable {
  private let number: Int

  /// What a number stands for.
  struct Names: Sendable {
    let table: String
    let indexes: [TouchedIndex]
  }

  private static let all = Mutex(Directory())

  private struct Directory {
    var last = 0
    var names: [Int: Names] = [:]
    /// The tables that are gone, those that went first at the beginning.
    var gone: [Int] = []

    static let keptGone = 4_096
  }

  /// Names a table and its indexes.
  public init(_ table: String, indexes: [TouchedIndex]) {
    number = Self.all.withLock { all in
      all.last += 1
      all.names[all.last] = Names(table: table, indexes: indexes)
      return all.last
    }
  }

  deinit {
    Self.all.withLock { all in
      all.gone.append(number)
      if all.gone.count > Directory.keptGone { all.names[all.gone.removeFirst()] = nil }
    }
  }

  /// The table itself.
  public var source: TouchedSource { TouchedSource(table: number, index: nil) }

  /// The index at a place among those of the table.
  public func source(ofIndex index: Int) -> TouchedSource {
    TouchedSource(table: number, index: index)
  }

  /// The names; nil where the table is long gone.
  static func names(of source: TouchedSource) -> Names? {
    all.withLock { $0.names[source.table] }
  }
}

/// What an index that calls touch is called.
public struct TouchedIndex: Sendable {
  /// The index's name.
  public let name: String
  /// Whether the index draws its units from the table, as local ones do.
  public let isLocal: Bool

  /// Joins both.
  public init(_ name: String, isLocal: Bool) {
    self.name = name
    self.isLocal = isLocal
  }
}
