namespace Sweep.Messages;

public enum CheckpointPlace
{
    /// <summary>The node's own folder, which nodes may share; a trial that moves to a node which does not see it starts
    /// again.</summary>
    Folder,

    /// <summary>The coordinator's store: any node goes on from it.</summary>
    Coordinator,
}
