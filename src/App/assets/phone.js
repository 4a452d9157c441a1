import "./enhance.js";
