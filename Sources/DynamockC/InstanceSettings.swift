import Dynamock
import DynamockScripting
import DynamockSettings

/// The settings of an instance, both as given by its caller and decoded.
struct InstanceSettings {
  /// The values' texts, by key.
  let values: [String: String]
  let decoded: Settings

  /// The name of the caller's text in error messages.
  private static let name = "the settings object"

  /// Reads a JSON object; zero bytes stand for the defaults.
  init(_ bytes: [UInt8]) throws(InstanceFault) {
    values = try Self.values(in: bytes)
    // Log messages are never written, so a caller would wait for them in vain.
    if let key = values.keys.sorted().first(where: { $0.hasPrefix("log.") }) {
      throw .withoutEffect(key: key)
    }
    decoded = try Self.decode([.object(values)])
    do throws(SettingsError) { try decoded.requireFolders() } catch { throw .settings(error) }
    let vault = decoded.scripting.vault
    guard !vault.needsUpstream, vault.upstream == nil else { throw .recording }
    guard decoded.database.kinesis == nil else { throw .delivering }
    guard decoded.bucketEndpoint == nil else { throw .remoteBuckets }
  }

  /// Returns the settings with which an instance is served: those of a JSON object, then the
  /// instance's own.
  func serving(_ bytes: [UInt8]) throws(InstanceFault) -> Settings {
    let values = try Self.values(in: bytes)
    for key in values.keys.sorted() {
      guard Setting.named(key)?.isOfListener == true else {
        throw .notOfListener(key: key)
      }
    }
    return try Self.decode([.object(values), .object(self.values)])
  }

  private static func values(in bytes: [UInt8]) throws(InstanceFault) -> [String: String] {
    guard !bytes.isEmpty else { return [:] }
    do throws(SettingsError) {
      return try SettingsFile.values(in: bytes, path: name)
    } catch {
      throw .settings(error)
    }
  }

  private static func decode(_ sources: [SettingsSource]) throws(InstanceFault) -> Settings {
    do throws(SettingsError) {
      return try Settings(sources)
    } catch {
      throw .settings(error)
    }
  }
}
