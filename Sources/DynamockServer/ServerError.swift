import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The reason why a server cannot listen.
public struct ServerError: Error, Sendable, Hashable {
  /// The obstacle.
  public var code: Code
  /// The requested host.
  public var host: String
  /// The requested port.
  public var port: Int

  /// The kind of obstacle; more kinds may be added.
  public struct Code: Sendable, Hashable {
    private enum Value: Hashable, Sendable {
      case portInUse, notPermitted, noSuchHost, socketInUse, notASocket, longSocketPath
      case other(String)
    }
    private var value: Value

    /// Another process listens on the port.
    public static let portInUse = Code(value: .portInUse)
    /// The system reserves the port for privileged processes.
    public static let notPermitted = Code(value: .notPermitted)
    /// The host is not an address of this machine, or a name of one.
    public static let noSuchHost = Code(value: .noSuchHost)
    /// Another process listens on the Unix domain socket.
    public static let socketInUse = Code(value: .socketInUse)
    /// A file of another kind is at the path of the Unix domain socket.
    public static let notASocket = Code(value: .notASocket)
    /// The path of the Unix domain socket is empty or too long.
    public static let longSocketPath = Code(value: .longSocketPath)
    /// Any other obstacle, with the system's error message.
    public static func other(_ description: String) -> Code {
      Code(value: .other(description))
    }

    /// The system's error message, if there is no specific code.
    public var detail: String? {
      if case .other(let description) = value { description } else { nil }
    }
  }

  init(_ error: any Error, host: String, port: Int) {
    self.host = host
    self.port = port
    switch error {
    case UnixSocket.Fault.inUse: code = .socketInUse
    case UnixSocket.Fault.notASocket: code = .notASocket
    case UnixSocket.Fault.longPath: code = .longSocketPath
    case let error as IOError where UnixAddress(host: host) != nil:
      code = .other(String(cString: strerror(error.errnoCode)))
    case let error as IOError where error.errnoCode == EADDRINUSE: code = .portInUse
    case let error as IOError where error.errnoCode == EACCES: code = .notPermitted
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL: code = .noSuchHost
    case is SocketAddressError: code = .noSuchHost
    default: code = .other("\(error)")
    }
  }
}
