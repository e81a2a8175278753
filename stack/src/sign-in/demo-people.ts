/** The demonstration people that identity seeds, and who they are. */
export const demoPeople: Record<string, string> = {
  citizen: 'a citizen',
  receptionist: 'declares guests at one hotel',
  owner: 'owns and administers two lodging businesses',
  inspector: 'lodging inspector of the whole special zone',
  'commune-inspector': 'lodging inspector of An Thới only',
  'case-officer': 'handles applications',
  dispatcher: 'two hats: dispatch and environment',
  'camera-operator': 'watches cameras and devices',
  'environment-officer': 'minds the stations',
  administrator: 'manages members and clients',
};
