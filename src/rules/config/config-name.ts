/** The name under which a configuration is looked for, from the folder of a spec upwards. */
export const configName = '.headroom.yaml';
