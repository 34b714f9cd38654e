import Dynamock
import DynamockWire

extension ControlCall {
  /// Returns the function that fills a new database from the files in `seed`, or `nil` if there are
  /// none.
  func seed(
    in body: ControlBody, _ origin: DatabaseSummary.Origin?
  ) throws(ControlError) -> DatabaseRegistry.Filling? {
    guard let places = try body.texts("seed") else { return nil }
    try validateNoPage()
    guard origin == nil else { throw .badMember("seed", wanted: ControlError.seedWithoutOrigin) }
    guard !places.isEmpty, places.allSatisfy({ $0.utf8.first == UInt8(ascii: "/") }) else {
      throw .badMember("seed", wanted: ControlError.absolutePaths)
    }
    guard let fill = settings.seeding.fill else {
      throw .badMember("seed", wanted: ControlError.noSeeding)
    }
    return { (database) async throws(RegistryError) in try await fill(places, database) }
  }
}
