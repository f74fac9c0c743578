namespace Sweep.Coordinator.Http.Security;

/// <summary>What a user's token allows. Each may do all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Look at everything.</summary>
    Viewer,

    /// <summary>Submit sweeps, stop, pause, resume and retry them.</summary>
    Submitter,

    /// <summary>Delete sweeps and drain nodes.</summary>
    Admin,
}
