import Foundation
import Synchronization

/// A folder for one test, removed with its contents when the last reference is released.
package final class TemporaryFolder: Sendable {
  /// The folder's path.
  package let path: String

  private let numbers = Atomic(0)

  /// Creates an empty folder in the system's folder for temporary files.
  package init() {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    path = "\(parent)/dynamock-test-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a data file in the folder.
  package var file: String { "\(path)/store.db" }

  /// Returns the path of another file, which does not exist.
  package func fresh() -> String {
    "\(path)/\(numbers.wrappingAdd(1, ordering: .relaxed).newValue).db"
  }

  /// The names in the folder, in ascending order.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Creates a file with a text, and the folders that its name contains.
  package func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

  /// Creates a file with bytes, and the folders that its name contains.
  package func write(_ bytes: [UInt8], to name: String) {
    let url = URL(fileURLWithPath: path + "/" + name)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    TemporaryFiles.write(bytes, to: url.path)
  }
}

/// Returns all bytes of a file, or `nil` if there is none.
package func contents(of path: String) -> [UInt8]? {
  FileManager.default.contents(atPath: path).map(Array.init)
}

/// Writes bytes into the file at a path, in place of those that it has.
package func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "w") else { return }
  _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  fclose(file)
}
