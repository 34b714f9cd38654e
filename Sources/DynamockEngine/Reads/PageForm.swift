import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

/// The filter and limits of a page, and the parts of each item that it returns.
struct PageForm {
  let filter: StoredCondition?
  let limit: Int
  let isConsistent: Bool
  /// Whether each item is also read from the table, for attributes that a local index lacks.
  let readsTable: Bool
  /// Whether the read can return at most one row.
  ///
  /// AWS rejects a starting key for such a query ([scylla-alternator] `test_query.py`) and returns
  /// no key to continue from ([aws-sdk-js-3290]).
  var isSingleRow = false
  private let items: Items

  private enum Items {
    /// Items are only counted.
    case none
    /// Items are returned whole; `sets` determines the order of number sets, or is `nil` for ascending
    /// order.
    case whole(sets: NumberSetAnswer?)
    /// Items are projected.
    case projected(Projection, sets: NumberSetAnswer?)
    case columns([Selection.Column]?)
  }

  /// Creates the form of a page of a Query or Scan.
  init(
    of read: PagedRead, in source: ReadSource, sets: NumberSetAnswer? = nil,
    isSingleRow: Bool = false
  ) {
    filter = read.filter.map(StoredCondition.init)
    limit = read.limit ?? .max
    isConsistent = read.isConsistent
    readsTable = source.readsTable(for: read)
    self.isSingleRow = isSingleRow
    items =
      if read.select == .count {
        .none
      } else if let projection = read.projection {
        .projected(projection, sets: sets)
      } else {
        .whole(sets: sets)
      }
  }

  /// Creates the form of a page of a SELECT.
  ///
  /// For the WHERE clause, attributes that an index lacks are absent; a local index fetches them
  /// only for the columns ([parity-suite] `indexQualifier`, 2026-08).
  init(
    of request: ExecuteStatementRequest, _ selection: Selection, filter: Condition?,
    in source: ReadSource
  ) {
    self.filter = filter.map { StoredCondition(CompiledCondition($0)) }
    limit = request.limit ?? .max
    isConsistent = request.statement.isConsistent
    let wanted = selection.columns?.map(\.path.attribute) ?? []
    readsTable =
      source.index.map { index in
        index.kind == .local && wanted.contains { !index.projects($0) }
      } ?? false
    items = .columns(selection.columns)
  }

  /// Whether items are returned, not only counted.
  var showsItems: Bool { if case .none = items { false } else { true } }

  /// Returns the returned part of an item, or `nil` if items are only counted.
  func shown(_ image: ItemImage) throws(EngineFault) -> ItemImage? {
    switch items {
    case .none: return nil
    case .whole(let sets): return sets.map(image.inOrder) ?? image
    case .projected(let projection, let sets):
      let shown = try image.projected(by: projection)
      return sets.map(shown.inOrder) ?? shown
    case .columns(let columns): return try image.showing(columns).inOrder(of: .statementRead)
    }
  }
}
