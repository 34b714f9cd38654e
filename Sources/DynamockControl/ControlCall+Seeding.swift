import Dynamock
import DynamockWire
import Synchronization

extension ControlCall {
  /// A function that fills a new database, and its report.
  final class Seeder: Sendable {
    private let stored = Mutex<ControlSettings.Seeding.Report?>(nil)
    private let places: [String]
    private let fill: ControlSettings.Seeding.Fill
    private let client: ClientConnection?

    fileprivate init(
      _ places: [String], _ fill: @escaping ControlSettings.Seeding.Fill,
      for client: ClientConnection?
    ) {
      self.places = places
      self.fill = fill
      self.client = client
    }

    /// Fills a database, for as long as the client waits for it.
    var filling: DatabaseRegistry.Filling {
      { (database) async throws(RegistryError) in
        let report = try await self.fill(self.places, database) { self.client?.isOpen ?? true }
        self.stored.withLock { $0 = report }
      }
    }

    /// The members of the response about what was read.
    var members: [(name: String, value: JSONText?)] {
      guard let report = stored.withLock({ $0 }) else { return [] }
      let tables = report.tables.map { table in
        JSONText([("table", JSONText(table.name)), ("items", JSONText(table.items))])
      }
      let notices = report.notices.map { JSONText($0) }
      return [
        ("seeded", JSONText(tables)), ("notices", notices.isEmpty ? nil : JSONText(notices)),
      ]
    }
  }

  /// Returns what fills a new database from the files in `seed`, or `nil` if there are none.
  func seeder(
    in body: ControlBody, _ origin: DatabaseSummary.Origin?
  ) throws(ControlError) -> Seeder? {
    guard let places = try body.texts("seed") else { return nil }
    try validateNoPage()
    guard origin == nil else { throw .badMember("seed", wanted: ControlError.seedWithoutOrigin) }
    guard !places.isEmpty, places.allSatisfy({ $0.utf8.first == UInt8(ascii: "/") }) else {
      throw .badMember("seed", wanted: ControlError.absolutePaths)
    }
    guard let fill = settings.seeding.fill else {
      throw .badMember("seed", wanted: ControlError.noSeeding)
    }
    return Seeder(places, fill, for: client)
  }
}
