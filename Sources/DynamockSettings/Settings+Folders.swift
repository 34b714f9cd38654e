import Dynamock
import DynamockExchange

extension Settings {
  /// Throws if a folder that is only read on a request does not exist.
  ///
  /// Only servers call this: other commands read the same settings on other machines.
  package func requireFolders() throws(SettingsError) {
    if let path = BucketTransfers.missingFolder(of: database.transfers) {
      throw .noBucketFolder(path: path)
    }
  }
}
