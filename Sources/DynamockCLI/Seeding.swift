import Dynamock
import DynamockControl
import DynamockExchange
import DynamockModel
import DynamockSettings
import Logging
import Synchronization

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
    let outcome = try await ProgressLine.show(progress) {
      try await TableLoad(into: database, progress: progress).run(seed)
    }
    for result in outcome.tables {
      var fields: Logger.Metadata = [
        "table": "\(result.table)", "items": "\(result.itemCount)",
      ]
      fields["inferred"] = result.inferredTypes.map { "\($0)" }
      logger.info("seeded a table", metadata: fields)
    }
    return true
  }

  /// Fills new databases of the control API, until the server stops.
  static func ofControl(until stop: Stop) -> ControlSettings.Seeding {
    ControlSettings.Seeding { (places, database, isWanted) async throws(RegistryError) in
      // What the server has open is not a client's to read.
      if let place = places.first(where: { $0.hasPrefix("/dev/") || $0.hasPrefix("/proc/") }) {
        throw .badSeed(ExchangeError.notAFile(place).description)
      }
      do throws(ExchangeError) {
        let seed = try Seed(places.map { SeedPlace($0) })
        let load = TableLoad(into: database) { stop.isRequested || !isWanted() }
        let outcome = try await load.run(seed)
        return ControlSettings.Seeding.Report(
          tables: outcome.tables.map { ($0.table, $0.itemCount) }, notices: outcome.notices)
      } catch {
        guard case .cancelled = error else { throw .badSeed(error.description) }
        throw .badSeed("The server stopped. Nothing was created.")
      }
    }
  }

  /// Whether the server stops, so that no new database is wanted any more.
  final class Stop: Sendable {
    private let requested = Atomic(false)

    var isRequested: Bool { requested.load(ordering: .relaxed) }

    func request() { requested.store(true, ordering: .relaxed) }
  }
}
