"""The acts that the audit log knows, and how they are called on the admin page. A log line names no person: act, day, by whom
in general, and at most a number. `service_audit.note` writes one.
"""

from __future__ import annotations

from web.marks import N_

BY_ACCOUNT, BY_OPERATOR = "account", "command line"
BY = {BY_ACCOUNT: N_("an account"), BY_OPERATOR: N_("the command line")}

ACTS = {
    "admin-made": N_("Somebody was made an admin"),
    "admin-ended": N_("Somebody is no longer an admin"),
    "invited": N_("An educator was invited"),
    "invitation-withdrawn": N_("An invitation was withdrawn"),
    "closed": N_("An account was closed"),
    "reopened": N_("An account was opened again"),
    "erased": N_("An account was deleted"),
    "second-factor-removed": N_("A second factor was removed"),
    "class-erased": N_("Classes that nobody used were erased"),
    "demo-made": N_("The example class was made"),
    "demo-removed": N_("The example class was removed"),
}
