import Foundation

/// The path of a folder, which is removed with the last reference.
final class TemporaryFolder: Sendable {
  let path = "/tmp/dynamock-exchange-\(UInt64.random(in: .min ... .max))"

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
