package import DynamockEngine
package import DynamockModel
import DynamockValidation

extension DynamockDatabase {
  /// Tables that are being imported into a database: filled one after the other, made visible all
  /// at once or not at all.
  package final class Import: Sendable {
    private let database: DynamockDatabase
    private let engine: Database

    /// Creates an import without tables.
    package init(into database: DynamockDatabase) {
      self.database = database
      engine = database.engine
    }

    /// Creates a table that is not usable before ``finish(_:)``.
    /// - Throws: the errors of CreateTable.
    package func begin(
      _ table: CreateTableInput, timeToLive: String?, region: String
    ) async throws(DynamoDBError) -> TableImport {
      let request = try CreateTableRequest(validating: table)
      return try await completed { [engine] completion in
        engine.beginImport(
          request, timeToLive: timeToLive, region: region, completion: completion)
      }
    }

    /// Puts items into a table, with the validation of PutItem.
    package func add(
      _ items: [Item], to table: TableImport, named name: String
    ) async throws(DynamoDBError) -> ImportStep {
      var requests: [PutItemRequest] = []
      requests.reserveCapacity(items.count)
      for (position, item) in items.enumerated() {
        do throws(DynamoDBError) {
          requests.append(
            try PutItemRequest(validating: PutItemInput(tableName: name, item: item)))
        } catch {
          return .refused(position: position, error)
        }
      }
      return try await completed { [engine, requests] completion in
        engine.add(requests, to: table, completion: completion)
      }
    }

    /// A change of an item after the items of a table were imported.
    package enum Change: Sendable {
      /// The item has been added or changed.
      case put(Item)
      /// The item with a key has been removed.
      case remove(key: Item)
    }

    /// Applies changes to a table, with the validation of PutItem and DeleteItem.
    /// - Returns: the difference of the number of items, or the first change that is invalid.
    package func apply(
      _ changes: [Change], to table: TableImport, named name: String
    ) async throws(DynamoDBError) -> ImportStep {
      var requests: [ImportedChange] = []
      requests.reserveCapacity(changes.count)
      for (position, change) in changes.enumerated() {
        do throws(DynamoDBError) {
          switch change {
          case .put(let item):
            let input = PutItemInput(tableName: name, item: item)
            requests.append(.put(try PutItemRequest(validating: input)))
          case .remove(let key):
            let input = DeleteItemInput(tableName: name, key: key)
            requests.append(.remove(try DeleteItemRequest(validating: input)))
          }
        } catch {
          return .refused(position: position, error)
        }
      }
      return try await completed { [engine, requests] completion in
        engine.apply(requests, to: table, completion: completion)
      }
    }

    /// Makes the tables visible, in a single write.
    package func finish(_ tables: [TableImport]) async throws(DynamoDBError) {
      guard database.engine === engine else { throw .replacedMeanwhile }
      try await completed { [engine] in engine.finishImport(of: tables, completion: $0) }
    }

    /// Removes the tables.
    package func abandon(_ tables: [TableImport]) async {
      do throws(DynamoDBError) {
        try await completed { [engine] in engine.abandonImport(of: tables, completion: $0) }
      } catch {
        // If the store cannot remove them, they stay hidden, and the next start removes them.
      }
    }
  }

  /// Returns the next stored items of a table, in the order of a Scan, or `nil` after the last.
  package func page(
    of table: String, after position: [UInt8]?, bytes: Int
  ) throws(DynamoDBError) -> (items: [ItemImage], end: [UInt8])? {
    try engine.page(of: table, after: position, bytes: bytes)
  }
}

extension DynamoDBError {
  /// The database was restored or reset during an import.
  fileprivate static let replacedMeanwhile = DynamoDBError(
    .internalServerError, "The database's contents were replaced meanwhile; import again.")
}
