import DynamockScripting
import DynamockServer
import DynamockSettings
import DynamockStorage

/// The reason why an instance cannot be opened or served.
enum InstanceFault: Error {
  case settings(SettingsError)
  /// The data cannot be read.
  case storage(StorageError)
  /// The rules cannot be used.
  case rules(ScriptingError)
  /// A setting has no effect in the library.
  case withoutEffect(key: String)
  /// A vault that needs an upstream, which the library does not open.
  case recording
  /// A place for the changes of Kinesis destinations, which the library does not deliver.
  case delivering
  /// A server with buckets, to which the library does not connect.
  case remoteBuckets
  /// The vault cannot be opened.
  case vault(VaultError)
  /// A setting belongs to dynamock_open.
  case notOfListener(key: String)
  /// The process was forked, but threads are needed.
  case forked
  /// The instance is already being served.
  case served(url: String)
  /// The port cannot be opened.
  case listening(ServerError)
  /// The instance was closed meanwhile.
  case closed
}

extension InstanceFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .settings(let error): "\(error)"
    case .storage(let error): error.message
    case .rules(let error): error.sentence
    case .withoutEffect(let key):
      "\(key) has no effect here, since the library writes no log; leave it out"
    case .recording:
      "these settings of the vault need an upstream, which the library does not open; it can replay "
        + "and verify, and dynamock serve records"
    case .delivering:
      "kinesis.sink has no effect here, since the library delivers no changes; use dynamock serve"
    case .remoteBuckets:
      "s3.endpoint has no effect here, since the library connects to no server; use s3.root, or dynamock "
        + "serve"
    case .vault(let error): "\(error)"
    case .notOfListener(let key):
      "\(key) cannot be changed when an instance is served; set it when the instance is opened"
    case .forked:
      "this process was forked from one that had loaded the library, and cannot keep data in a file "
        + "or serve it: use a process of its own (\"spawn\"), or serve from the parent"
    case .served(let url): "the instance is served already, at \(url)"
    case .listening(let error): "\(error)"
    case .closed: "the instance is closed"
    }
  }
}
