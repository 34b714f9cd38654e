import Dynamock
import DynamockControl
import DynamockExchange
import DynamockModel
import DynamockSettings
import Logging

/// Fills an empty database from files at the start of a server.
enum Seeding {
  /// Fills a database that has no tables.
  ///
  /// All tables are made with all of their items, or none is. A database that has tables is left as
  /// it is, so that a server with a file can be started again with the same settings.
  /// - Returns: whether the database was filled.
  /// - Throws: `ExchangeError`, with the file, the line and what to do.
  static func fill(
    _ database: DynamockDatabase, from seeds: [String], _ logger: Logger
  ) async throws -> Bool {
    guard !seeds.isEmpty else { return false }
    guard database.tableNames.isEmpty else {
      logger.info("not seeded: the database has tables already")
      return false
    }
    let seed = try Seed(SeedPlace.places(seeds))
    for note in seed.notes { logger.notice("\(note)") }
    let progress = ExchangeProgress()
    let results = try await ProgressLine.show(progress) {
      try await TableLoad(into: database, progress: progress).run(seed)
    }
    for result in results {
      var fields: Logger.Metadata = [
        "table": "\(result.table)", "items": "\(result.itemCount)",
      ]
      fields["inferred"] = result.inferredTypes.map { "\($0)" }
      logger.info("seeded a table", metadata: fields)
    }
    return true
  }

  /// Fills new databases of the control API.
  static let ofControl = ControlSettings.Seeding {
    (places, database) async throws(RegistryError) in
    // What the server has open is not a client's to read.
    if let place = places.first(where: { $0.hasPrefix("/dev/") || $0.hasPrefix("/proc/") }) {
      throw .badSeed(ExchangeError.notAFile(place).description)
    }
    do throws(ExchangeError) {
      let seed = try Seed(places.map { SeedPlace($0) })
      _ = try await TableLoad(into: database).run(seed)
    } catch {
      throw .badSeed(error.description)
    }
  }
}
