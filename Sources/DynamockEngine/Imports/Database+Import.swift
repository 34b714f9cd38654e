import DynamockModel
import DynamockStorage
import DynamockValidation

// Bringing a table in from outside: made first, filled in many small writes between which others find
// their turn, shown in the end. Until then it is CREATING, as on AWS, and nobody can use it; should the
// process end before, the next one removes it.

extension Database {
  /// Makes a table that is to be filled.
  ///
  /// - Parameters:
  ///   - timeToLive: the attribute by which its items will expire; nil for none.
  ///   - region: what becomes part of the table's ARN.
  package func beginImport(
    _ request: CreateTableRequest, timeToLive: String?, region: String,
    completion: @escaping @Sendable (Result<TableImport, DynamoDBError>) -> Void
  ) {
    let id = identifiers.uuid()
    write(completion) { session throws(DynamoDBError) in
      let now = session.now
      _ = try session.createTable(request, id: id, region: region) { definition, catalog in
        definition.isImporting = true
        definition.lifecycle = .creating(until: .never, backfillsFrom: nil)
        definition.streamSpecification = nil
        definition.timeToLive = timeToLive.map {
          TimeToLive(
            attributeName: $0, keyspace: catalog.newKeyspace(),
            lifecycle: .creating(until: .never, backfillsFrom: nil), changedAt: now)
        }
      }
      return TableImport(
        name: request.name, id: id, streamSpecification: request.streamSpecification)
    }
  }

  /// Puts items into a table that is being filled; one of a key that is there replaces it.
  package func add(
    _ items: [PutItemRequest], to table: TableImport,
    completion: @escaping @Sendable (Result<ImportStep, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      let table = try session.table(of: table)
      var count = 0
      for (position, request) in items.enumerated() {
        do throws(DynamoDBError) {
          count += try session.add(request.item, to: table) ? 1 : 0
        } catch {
          return .refused(position: position, error)
        }
      }
      return .added(count)
    }
  }

  /// Shows tables that have all of their items, in one write.
  package func finishImport(
    of tables: [TableImport], completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      for table in tables { try session.finish(table) }
    }
  }

  /// Removes tables that are not to be filled any further.
  package func abandonImport(
    of tables: [TableImport], completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      for table in tables {
        if let table = try? session.table(of: table) { try session.erase(table) }
      }
    }
  }

  /// Removes what an import that was cut off has left in a file.
  func removeUnfinishedImports() {
    guard writerState.hasImports else { return }
    // Comes before every other write: nobody else has the database yet.
    write({ (_: Result<Void, DynamoDBError>) in }) { session throws(DynamoDBError) in
      for table in session.catalog.importedTables { try session.erase(table) }
    }
  }
}

extension WriteSession {
  /// The table of an import, unless it is gone: the database may have been given another value.
  fileprivate func table(of table: TableImport) throws(DynamoDBError) -> Table {
    guard let found = catalog[table.name], found.definition.id == table.id,
      found.definition.isImporting
    else { throw DynamoDBError(.resourceNotFound, Sentence.tableNotFound(table.name)) }
    return found
  }

  /// Stores an item; the answer is whether its key is new.
  fileprivate mutating func add(_ item: Item, to table: Table) throws(DynamoDBError) -> Bool {
    let key = try table.primaryKey(ofItem: item)
    let new = try table.checkedForPut(item, at: now)
    let old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    var change = ItemChange(table: table, key: key, old: old, new: new)
    var consumption = Consumption(tableName: table.name)
    try apply(&change, to: &consumption)
    return old == nil
  }

  fileprivate mutating func finish(_ table: TableImport) throws(DynamoDBError) {
    var definition = try self.table(of: table).definition
    var catalog = catalog
    definition.isImporting = false
    definition.lifecycle = .active
    definition.streamSpecification = table.streamSpecification
    definition.timeToLive?.lifecycle = .active
    definition.timeToLive?.changedAt = now
    try openStream(of: &definition, in: &catalog)
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}

extension Timestamp {
  /// A moment that no clock comes to.
  fileprivate static let never = Timestamp(milliseconds: .max)
}
