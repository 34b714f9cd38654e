extension ServerError: CustomStringConvertible {
  /// The obstacle and the remedy.
  public var description: String {
    switch code {
    case .portInUse:
      "port \(port) on \(host) is in use: stop the program that uses it, or choose another port "
        + "with --port (0 lets the system choose)"
    case .notPermitted:
      "port \(port) is reserved for privileged processes: choose one above 1023 with --port"
    case .noSuchHost:
      "\(host) is not an address of this machine: use 127.0.0.1 for this machine only, or 0.0.0.0 "
        + "for all its networks, with --host"
    case .socketInUse:
      "another process listens on \(host): stop it, or choose another path with --host unix:PATH"
    case .notASocket:
      "\(host) is a file and not a socket, and was not changed: choose another path with --host "
        + "unix:PATH"
    case .longSocketPath:
      "\(host) cannot be listened on: the path of a socket has 1 to \(UnixAddress.longestPath) bytes"
    default:
      "cannot listen on \(HealthProbe.place(host, port)): "
        + (code.detail ?? "the system gives no reason")
    }
  }
}
