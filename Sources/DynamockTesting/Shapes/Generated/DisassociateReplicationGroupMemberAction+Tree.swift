// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DisassociateReplicationGroupMemberAction: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RegionName", regionName),
      .member("DisassociationMode", disassociationMode),
    ])
  }
}
