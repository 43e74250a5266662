# Sets Plone up as a document system: units as folders, closed to each other by local roles. Reads what to make from the
# JSON file DESK: { units: [{ code, name }], people: [{ login, name, role, unit }], password, without: [transition], host }.
import json
import os

import transaction
from AccessControl.SecurityManagement import newSecurityManager
from plone.dexterity.utils import createContentInContainer
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite

with open(os.environ["DESK"], encoding="utf-8") as file:
    desk = json.load(file)

app = makerequest(app)  # noqa: F821, given by zconsole
app.acl_users.userFolderAddUser("zope", os.urandom(24).hex(), ["Manager"], [])
newSecurityManager(None, app.acl_users.getUserById("zope").__of__(app.acl_users))
site = addPloneSite(
    app,
    "vb",
    title="Quản lý văn bản",
    setup_content=False,
    default_language="vi",
    portal_timezone="Asia/Ho_Chi_Minh",
    extension_ids=("plone.app.contenttypes:default", "plone.restapi:default", "plonetheme.barceloneta:default"),
)
setSite(site)

# A leader gives back and approves; who drafts owns the draft; the others read.
roles = {
    "specialist": ["Reader", "Contributor"],
    "leader": ["Reader", "Reviewer"],
    "head": ["Reader"],
    "assistant": ["Reader"],
    "clerk": ["Reader"],
}
folders = {}
for unit in desk["units"]:
    folder = createContentInContainer(
        site, "Folder", checkConstraints=False, id="don-vi-" + unit["code"], title=unit["name"]
    )
    folders[unit["code"]] = folder

for person in desk["people"]:
    everywhere = ["Member", "Site Administrator"] if person["role"] == "administrator" else ["Member"]
    site.acl_users.userFolderAddUser(person["login"], desk["password"], everywhere, [])
    site.portal_membership.getMemberById(person["login"]).setMemberProperties({"fullname": person["name"]})
    if "unit" in person:
        folders[person["unit"]].manage_setLocalRoles(person["login"], roles[person["role"]])
for folder in folders.values():
    folder.reindexObjectSecurity()

workflow = site.portal_workflow["simple_publication_workflow"]
for name in desk["without"]:
    for state in workflow.states.objectValues():
        state.transitions = tuple(one for one in state.transitions if one != name)
    workflow.transitions.deleteTransitions([name])

app.virtual_hosting.set_map(desk["host"] + "/vb")
transaction.commit()
