import Dynamock
import DynamockProcesses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder for a database and the state of a copy, through which the tables of a transfer pass.
struct TemporaryFolder: Sendable {
  private let path: String

  init() throws(ControlRefusal) {
    let parent = ProcessEnvironment.variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/dynamock-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ControlRefusal(
        sentence: "No temporary folder can be created in \(parent): "
          + "\(String(cString: strerror(errno))).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Creates the database.
  func open() throws -> DynamockDatabase {
    try DynamockDatabase(file: "\(path)/data.sqlite", durability: .off)
  }

  /// Calls a closure with a database and the path of a file next to it.
  /// - Parameter opened: the folder's database, or `nil` to create it.
  func withDatabase<Value: Sendable>(
    _ opened: DynamockDatabase? = nil,
    _ work: (DynamockDatabase, _ state: String) async throws -> Value
  ) async throws -> Value {
    let database = try opened ?? open()
    do {
      let value = try await work(database, "\(path)/state.json")
      try database.close()
      return value
    } catch {
      try? database.close()
      throw error
    }
  }

  /// Removes the folder with its files.
  func remove() {
    for name in ["data.sqlite", "data.sqlite-wal", "data.sqlite-shm", "state.json"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }
}
