package import DynamockModel
import DynamockStorage
package import DynamockValidation

// Imports a table: it is created, filled in many small writes between which other writes can run,
// and made visible at the end. Until then it is CREATING, as on AWS, and not usable; if the process
// ends before that, the next one removes it.

extension Database {
  /// Creates a table for an import.
  ///
  /// - Parameters:
  ///   - id: the table's id, or `nil` for a new one.
  ///   - timeToLive: the attribute with the items' expiry times, or `nil` for none.
  ///   - region: the region, which becomes part of the table's ARN.
  package func beginImport(
    _ request: CreateTableRequest, id: String? = nil, timeToLive: String?, region: String,
    completion: @escaping @Sendable (Result<TableImport, DynamoDBError>) -> Void
  ) {
    let id = id ?? identifiers.uuid()
    write(completion) { session throws(EngineFault) in
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

  /// Puts items into a table of an import; an item replaces another one with the same key.
  package func add(
    _ items: [PutItemRequest], to table: TableImport,
    completion: @escaping @Sendable (Result<ImportStep, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.table(of: table)
      var count = 0
      var replacing: Int?
      for (position, request) in items.enumerated() {
        do throws(EngineFault) {
          if try session.add(request.item, to: table) {
            count += 1
          } else {
            replacing = replacing ?? position
          }
        } catch {
          return .refused(position: position, DynamoDBError(error))
        }
      }
      return .added(count, replacing: replacing)
    }
  }

  /// Applies changes to a table of an import, whose items were added before.
  package func apply(
    _ changes: [ImportedChange], to table: TableImport,
    completion: @escaping @Sendable (Result<ImportStep, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let table = try session.table(of: table)
      var difference = 0
      for (position, change) in changes.enumerated() {
        do throws(EngineFault) {
          switch change {
          case .put(let request): difference += try session.add(request.item, to: table) ? 1 : 0
          case .remove(let request):
            difference -= try session.remove(request.key, from: table) ? 1 : 0
          }
        } catch {
          return .refused(position: position, DynamoDBError(error))
        }
      }
      return .added(difference, replacing: nil)
    }
  }

  /// Makes completely imported tables visible, in a single write.
  package func finishImport(
    of tables: [TableImport], completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      for table in tables { try session.finish(table) }
    }
  }

  /// Removes tables whose import has failed.
  package func abandonImport(
    of tables: [TableImport], completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      for table in tables {
        if let table = try? session.table(of: table) { try session.erase(table) }
      }
    }
  }

  /// Removes the remains of interrupted imports, restores and backups from a file.
  func removeUnfinishedImports() {
    guard writerState.hasImports else { return }
    // Runs before all other writes, since no one else has access to the database yet.
    write({ (_: Result<Void, DynamoDBError>) in }) { session throws(EngineFault) in
      for table in session.catalog.importedTables { try session.erase(table) }
      for backup in session.catalog.backups.values where !backup.isComplete {
        try session.erase(backup)
      }
    }
  }
}

extension WriteSession {
  /// Returns the table of an import, which may be gone if the database's contents were replaced.
  func table(of table: TableImport) throws(EngineFault) -> Table {
    guard let found = catalog[table.name], found.definition.id == table.id,
      found.definition.isImporting
    else { throw .resource(.importedTable(table.name)) }
    return found
  }

  /// Stores an item; returns whether its key is new.
  fileprivate mutating func add(_ item: NewItem, to table: Table) throws(EngineFault) -> Bool {
    let key = try table.primaryKey(ofItem: item)
    let new = try table.checkedForPut(item, at: now)
    let old = try reading.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
    var change = ItemChange(table: table, key: key, old: old, new: new)
    var consumption = Consumption(tableName: table.name)
    try apply(&change, to: &consumption)
    return old == nil
  }

  /// Removes an item; returns whether it existed.
  fileprivate mutating func remove(_ key: Item, from table: Table) throws(EngineFault) -> Bool {
    let key = try table.primaryKey(ofLookup: key)
    guard let old = try reading.image(for: key.rowKey, in: table.keyspace) else { return false }
    var change = ItemChange(table: table, key: key, old: StoredItem(old), new: nil)
    var consumption = Consumption(tableName: table.name)
    try apply(&change, to: &consumption)
    return true
  }

  /// Stores the items that are valid for a table; returns the others, and earlier ones.
  mutating func add(
    _ requests: [(position: Int, request: PutItemRequest)], to table: TableImport,
    _ earlier: [ImportRefusal]
  ) throws(EngineFault) -> [ImportRefusal] {
    let table = try self.table(of: table)
    var refused = earlier
    for (position, request) in requests {
      do throws(EngineFault) {
        _ = try add(request.item, to: table)
      } catch {
        // A store that has failed cannot take the rest.
        if case .storage = error { throw error }
        refused.append(ImportRefusal(position: position, error: DynamoDBError(error)))
      }
    }
    return refused.sorted { $0.position < $1.position }
  }

  /// Marks a table as usable.
  /// - Parameter start: the time until which it stays CREATING, or `nil` for none.
  mutating func finish(
    _ table: TableImport, activeFrom start: Timestamp? = nil
  ) throws(EngineFault) {
    var definition = try self.table(of: table).definition
    var catalog = catalog
    definition.isImporting = false
    definition.lifecycle = start.map { .creating(until: $0, backfillsFrom: nil) } ?? .active
    definition.streamSpecification = table.streamSpecification
    definition.timeToLive?.lifecycle = .active
    definition.timeToLive?.changedAt = now
    try openStream(of: &definition, in: &catalog)
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
