extension ServerError: CustomStringConvertible {
  /// What is in the way and what to do about it.
  public var description: String {
    switch code {
    case .portInUse:
      "port \(port) on \(host) is in use: stop what listens there, or choose another port with "
        + "--port (0 lets the system choose)"
    case .notPermitted:
      "port \(port) is kept for privileged processes: choose one above 1023 with --port"
    case .noSuchHost:
      "\(host) is not an address of this machine: use 127.0.0.1 for this machine only, or 0.0.0.0 "
        + "for all its networks, with --host"
    default:
      "cannot listen on \(host):\(port): \(code.detail ?? "the system gives no reason")"
    }
  }
}
