// No fonts from the network, nothing beside the page itself.
export default {
  title: "问题整治",
  root: "src",
  pages: [],
  globalStylesheets: [],
  search: false,
  pager: false,
  toc: false,
  sidebar: false,
};
